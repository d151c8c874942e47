/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;

/** A receiver of lines. */
@FunctionalInterface
public interface LineSink {
    void take(SimulatedLine line) throws IOException, InterruptedException;
}
