/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

/** Where collectors usually listen: connections to these ports are followed even where their beginning is missing. */
final class FlowPorts {
    private FlowPorts() {}

    static boolean contains(int port) {
        return switch (port) {
            case 4739, 4740 -> true; // IPFIX, and IPFIX over TLS or DTLS (RFC 7011 section 12)
            case 2055, 2056, 9555, 9995, 9996 -> true; // by custom
            default -> false;
        };
    }
}
