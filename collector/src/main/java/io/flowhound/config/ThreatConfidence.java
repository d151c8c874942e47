/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** How sure a threat list is, as ECS tells it apart. */
public enum ThreatConfidence {
    LOW,
    MEDIUM,
    HIGH
}
