/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One address at which IPFIX or syslog is received over TCP.
 *
 * @param listener what the handler gets as {@code listener}, see {@link Payload#listener}; says what is received
 * @param address where to listen
 * @param tls what makes it TLS; null for plain TCP
 */
public record StreamEndpoint(
        int listener, InetSocketAddress address, @Nullable ServerTls tls) {
    /** What is received. */
    Payload payload() {
        return Payload.of(listener);
    }

    /** The setting that names the address. */
    String setting() {
        return payload().streamSetting(tls != null);
    }

    /** What logs and metrics call the transport. */
    String transport() {
        return tls == null ? "tcp" : "tls";
    }
}
