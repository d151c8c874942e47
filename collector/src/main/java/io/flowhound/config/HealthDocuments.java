/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;

/** Documents about the collector and its exporters. */
@Doc("Documents about the collector and its exporters, which the dashboard *Data quality* shows.")
public record HealthDocuments(
        @Doc("Whether they are written into `<index.prefix>-health-*`.") @Default("true")
        boolean enabled,

        @Doc("How often, aligned with the clock. The dashboard expects a minute.")
        @Default("1m")
        @Range(min = "1s", max = "1h")
        Duration interval) {}
