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
 */
public record Health(boolean ok, String reason) {
    public static Health ok(String reason) {
        return new Health(true, reason);
    }

    public static Health failing(String reason) {
        return new Health(false, reason);
    }
}
