/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sent.
 *
 * @param datagrams how many datagrams, all loops together
 * @param octets of their payloads
 * @param exporters who sent them in the capture, in order of appearance
 * @param capture what reading the capture found, of one loop
 */
public record ReplaySummary(long datagrams, long octets, List<Exporter> exporters, CaptureSummary capture) {
    public ReplaySummary {
        exporters = List.copyOf(exporters);
    }

    /**
     * One exporter of the capture.
     *
     * @param address its address in the capture
     * @param sentFrom the address that it got on loopback; null when exporters were not kept apart
     * @param datagrams how many were sent
     */
    public record Exporter(String address, @Nullable String sentFrom, long datagrams) {}
}
