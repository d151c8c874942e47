/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Somebody outside of the home network, or a multicast group that has no host of its own. */
record RemoteEnd(
        String name,
        Kind kind,
        int roundTrip,
        InetAddress ipv4,
        @Nullable InetAddress ipv6) implements Party {
    /** What it offers. */
    enum Kind {
        RESOLVER,
        WEB,
        STREAMING,
        MAIL,
        TIME,
        CLOUD,
        BACKUP,
        PRINTER_MAKER,
        TELEPHONY,
        MEETING,
        VPN,
        TUNNEL,
        /** Somebody who comes from outside to what the house publishes. */
        VISITOR,
        /** A phone of the family that is not at home. */
        ROAMING,
        /** Somebody who looks at every address of the Internet for open ports. */
        SCANNER,
        GROUP
    }

    /** The provider's router, which stands for everything outside. */
    private static final long GATEWAY_MAC = 0x00005E0053FEL;

    static RemoteEnd parse(String[] cells) {
        return new RemoteEnd(
                cells[0],
                Kind.valueOf(cells[1]),
                Integer.parseInt(cells[2]),
                Octets.inetAddress(cells[3]),
                cells[4].isEmpty() ? null : Octets.inetAddress(cells[4]));
    }

    static RemoteEnd group(String name, String ipv4, String ipv6) {
        return new RemoteEnd(name, Kind.GROUP, 0, Octets.inetAddress(ipv4), Octets.inetAddress(ipv6));
    }

    @Override
    public Access access() {
        return kind == Kind.GROUP ? Access.NONE : Access.INTERNET;
    }

    @Override
    public long mac() {
        return GATEWAY_MAC;
    }

    @Override
    public int prefixLength(boolean overIpv6) {
        return 0;
    }
}
