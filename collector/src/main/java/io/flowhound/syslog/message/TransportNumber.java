/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import io.flowhound.schema.LogField;

/** Puts IP protocols that lines tell by number. */
public final class TransportNumber {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int SCTP = 132;
    private static final int UDP_LITE = 136;

    private TransportNumber() {}

    /** Puts number and, as far as it is one that firewalls tell of, name (IANA, in lower case); nothing for what is no protocol number. */
    public static void put(LogEvent event, long number) {
        if (number > 0 && number <= 0xFF) {
            event.put(LogField.NETWORK_IANA_NUMBER, number).put(LogField.NETWORK_TRANSPORT, name((int) number));
        }
    }

    /** Whether such packets have ports. */
    public static boolean hasPorts(long number) {
        return number == TCP || number == UDP || number == SCTP || number == DCCP || number == UDP_LITE;
    }

    private static String name(int number) {
        return switch (number) {
            case 1 -> "icmp";
            case 2 -> "igmp";
            case 4 -> "ipv4";
            case TCP -> "tcp";
            case UDP -> "udp";
            case DCCP -> "dccp";
            case 41 -> "ipv6";
            case 47 -> "gre";
            case 50 -> "esp";
            case 51 -> "ah";
            case 58 -> "ipv6-icmp";
            case 88 -> "eigrp";
            case 89 -> "ospfigp";
            case 103 -> "pim";
            case 112 -> "vrrp";
            case SCTP -> "sctp";
            case UDP_LITE -> "udplite";
            default -> "";
        };
    }
}
