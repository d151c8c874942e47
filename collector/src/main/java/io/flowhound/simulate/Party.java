/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One end of a connection. */
sealed interface Party permits Host, RemoteEnd {
    String name();

    InetAddress ipv4();

    @Nullable
    InetAddress ipv6();

    /** Milliseconds from the home network there and back. */
    int roundTrip();

    /** How it is connected. */
    Access access();

    /** The MAC address that the exporters see for it. */
    long mac();

    /** The length of the prefix that the exporters route it by, in bits; 0 for the default route. */
    int prefixLength(boolean overIpv6);

    default InetAddress address(boolean overIpv6) {
        InetAddress v6 = ipv6();
        return overIpv6 && v6 != null ? v6 : ipv4();
    }
}
