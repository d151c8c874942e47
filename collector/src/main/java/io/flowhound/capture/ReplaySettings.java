/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.net.InetSocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a capture is sent again.
 *
 * @param target where to
 * @param keepExporters whether each exporter gets an address of its own, 127.0.1.1 and so on; only for a target on IPv4
 *     loopback
 * @param loops how often the capture is sent, 1 or more
 * @param speed how many times faster than it was captured; 0 for without waiting, except for a gap of 0.2 ms after each
 *     datagram
 * @param streams makes the sockets for IPFIX over TCP or TLS, one for each exporter; null for UDP
 */
public record ReplaySettings(
        InetSocketAddress target,
        boolean keepExporters,
        int loops,
        double speed,
        @Nullable SocketFactory streams) {
    /** Over UDP. */
    public ReplaySettings(InetSocketAddress target, boolean keepExporters, int loops, double speed) {
        this(target, keepExporters, loops, speed, null);
    }

    public ReplaySettings {
        if (target.isUnresolved()) {
            throw new IllegalArgumentException("no such host: " + target.getHostString());
        }
        if (keepExporters
                && !(target.getAddress().isLoopbackAddress()
                        && target.getAddress().getAddress().length == 4)) {
            throw new IllegalArgumentException(
                    "exporters can be kept apart only towards IPv4 loopback: send to 127.0.0.1:" + target.getPort());
        }
        if (loops < 1) {
            throw new IllegalArgumentException("the capture must be sent at least once, not " + loops + " times");
        }
        if (!(speed >= 0) || speed > 1e9) {
            throw new IllegalArgumentException(
                    "not a speed: " + speed + " (1 as captured, 10 ten times faster, 0 at once)");
        }
    }
}
