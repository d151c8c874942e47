/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One address at which IPFIX is received over TCP.
 *
 * @param listener what the handler gets as {@code listener}
 * @param address where to listen
 * @param tls what makes it TLS; null for plain TCP
 */
public record StreamEndpoint(
        int listener, InetSocketAddress address, @Nullable ServerTls tls) {
    /** The setting that names the address. */
    String setting() {
        return tls == null ? "listen.ipfix-tcp" : "listen.ipfix-tls";
    }

    /** What the log calls the transport. */
    String transport() {
        return tls == null ? "tcp" : "tls";
    }
}
