/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.time.Instant;

/**
 * One login of a {@link Pivot}.
 *
 * @param exporter index of the exporter that tells of it
 * @param source who logged in
 * @param destination where to
 * @param octetsToServer as the exporter counts them
 * @param octetsToClient as the exporter counts them
 */
public record PivotLeg(
        int exporter,
        InetAddress source,
        int sourcePort,
        InetAddress destination,
        int destinationPort,
        Instant start,
        Instant end,
        long octetsToServer,
        long octetsToClient) {}
