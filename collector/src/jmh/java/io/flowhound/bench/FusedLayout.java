/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

/**
 * Where the values of a record stand: octets from its start.
 *
 * @param addresses the source; the destination stands behind it
 * @param interfaceLength octets of an interface index; the one out stands behind the one in
 * @param counterLength octets of the packets; the octets stand behind them
 * @param times first and last, 4 octets each as uptime, else 8 as epoch milliseconds
 * @param ports source, destination behind it
 * @param masks source, destination behind it
 * @param systemLength octets of an AS number; that of the destination stands behind that of the source
 * @param direction of IE 61, or {@link #NONE}
 * @param endReason of IE 136; the VLAN stands behind it; or {@link #NONE}
 * @param labelLength octets of the flow label, the last of the record; 0 for none
 */
record FusedLayout(
        boolean ipv6,
        int length,
        int addresses,
        int interfaces,
        int interfaceLength,
        int packets,
        int counterLength,
        int times,
        boolean uptimes,
        int ports,
        int flags,
        int protocol,
        int tos,
        int masks,
        int systems,
        int systemLength,
        int direction,
        int endReason,
        int labelLength) {
    static final int NONE = -1;

    static final FusedLayout V5 =
            new FusedLayout(false, 48, 0, 12, 2, 16, 4, 24, true, 32, 37, 38, 39, 44, 40, 2, NONE, NONE, 0);
    static final FusedLayout V9_IPV4 =
            new FusedLayout(false, 55, 0, 12, 4, 20, 4, 28, true, 36, 40, 41, 42, 43, 47, 4, 45, NONE, 0);
    static final FusedLayout V9_IPV6 =
            new FusedLayout(true, 78, 0, 32, 4, 40, 4, 48, true, 56, 60, 61, 62, 63, 67, 4, 65, NONE, 3);
    static final FusedLayout IPFIX_IPV4 =
            new FusedLayout(false, 73, 0, 12, 4, 20, 8, 36, false, 52, 56, 57, 58, 59, 65, 4, 61, 62, 0);
    static final FusedLayout IPFIX_IPV6 =
            new FusedLayout(true, 97, 0, 32, 4, 40, 8, 56, false, 72, 76, 77, 78, 79, 85, 4, 81, 82, 4);
}
