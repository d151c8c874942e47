/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

/**
 * The state of one part of the collector.
 *
 * @param ok whether it does its work
 * @param reason what it does or why it does not, with the next step; for people
 * @param warning whether somebody should look although it does its work: {@code /health} stays 200
 */
public record Health(boolean ok, String reason, boolean warning) {
    public Health(boolean ok, String reason) {
        this(ok, reason, false);
    }

    public static Health ok(String reason) {
        return new Health(true, reason);
    }

    public static Health warning(String reason) {
        return new Health(true, reason, true);
    }

    public static Health failing(String reason) {
        return new Health(false, reason);
    }
}
