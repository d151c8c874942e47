/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * The syslog of a {@link Simulation}.
 *
 * @param lines in the order in which they are sent
 */
public record SimulatedSyslog(List<SimulatedLine> lines, LogTruth truth) {
    public SimulatedSyslog {
        lines = List.copyOf(lines);
    }
}
