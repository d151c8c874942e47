/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One flow record as an exporter tells it: one direction of a connection.
 *
 * @param exporter index of the exporter
 * @param activity what the connection was for, a short word; no exporter says it
 * @param protocol number of the IP protocol
 * @param destinationPort for ICMP the type and code (type * 256 + code), as routers report it
 * @param octets headers of IP included
 * @param start first packet, milliseconds since 1970
 * @param end last packet, milliseconds since 1970
 * @param input ifIndex behind which the source is
 * @param output ifIndex behind which the destination is; 0 for none
 * @param sourceMac 48 bits
 * @param destinationMac 48 bits
 */
public record SimulatedFlow(
        int exporter,
        String activity,
        InetAddress source,
        InetAddress destination,
        int protocol,
        int sourcePort,
        int destinationPort,
        int tcpFlags,
        long octets,
        long packets,
        long start,
        long end,
        int input,
        int output,
        int sourceMask,
        int destinationMask,
        long sourceMac,
        long destinationMac) {
    /** Whether it is a flow of IPv6. */
    public boolean isIpv6() {
        return source instanceof Inet6Address;
    }

    /** Whether it is ICMP or ICMPv6. */
    public boolean isIcmp() {
        return protocol == Exchange.ICMP || protocol == Exchange.ICMPV6;
    }

    static List<SimulatedFlow> of(Connection connection) {
        Exchange what = connection.exchange();
        Party client = connection.client();
        Party server = connection.server();
        List<SimulatedFlow> flows = new ArrayList<>(2);
        long start = connection.start();
        flows.add(of(connection, client, server, connection.clientPort(), what.serverPort(), what.toServer(), start));
        if (what.toClient() != null) {
            // A reply to ICMP has no source port either: the type stands in the place of the destination's.
            boolean ports = what.replyPort() == what.serverPort();
            int from = ports ? what.serverPort() : 0;
            int to = ports ? connection.clientPort() : what.replyPort();
            flows.add(of(connection, server, client, from, to, what.toClient(), start + connection.latency()));
        }
        return flows;
    }

    private static SimulatedFlow of(
            Connection connection, Party from, Party to, int sourcePort, int destinationPort, Way way, long start) {
        boolean ipv6 = connection.ipv6();
        return new SimulatedFlow(
                connection.exporter(),
                connection.activity(),
                from.address(ipv6),
                to.address(ipv6),
                connection.exchange().protocol(),
                sourcePort,
                destinationPort,
                way.tcpFlags(),
                way.octets(),
                way.packets(),
                start,
                connection.end(),
                from.interfaceIndex(),
                to.interfaceIndex(),
                from.prefixLength(ipv6),
                to.prefixLength(ipv6),
                from.mac(),
                to.mac());
    }
}
