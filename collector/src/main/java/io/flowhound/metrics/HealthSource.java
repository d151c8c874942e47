/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

/** A part of the collector that can say how it is. Asked by other threads than its own. */
public interface HealthSource {
    /** Name of the condition, such as {@code journal}. */
    String name();

    /** The state now, from what is known: does no I/O and does not wait. */
    Health health();
}
