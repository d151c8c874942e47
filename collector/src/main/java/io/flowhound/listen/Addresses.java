/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Writes socket addresses for people. */
final class Addresses {
    private Addresses() {}

    /** {@code 192.0.2.1:4739} or {@code [2001:db8::1]:4739}. */
    static String text(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String name = host == null ? address.getHostString() : host.getHostAddress();
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + address.getPort();
    }
}
