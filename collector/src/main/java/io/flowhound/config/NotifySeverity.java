/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** From which {@code pivot.severity} on a channel is told of an alert. */
public enum NotifySeverity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
