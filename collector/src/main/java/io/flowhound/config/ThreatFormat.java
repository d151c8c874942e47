/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** How a threat list is written. */
public enum ThreatFormat {
    AUTO,
    PLAIN,
    CSV,
    JSON
}
