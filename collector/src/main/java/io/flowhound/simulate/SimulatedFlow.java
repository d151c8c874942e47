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
 * @param octets headers of IP included; as a collector should store them, a multiple of {@code samplingRate}
 * @param packets as a collector should store them, a multiple of {@code samplingRate}
 * @param start first packet, milliseconds since 1970
 * @param end last packet, milliseconds since 1970
 * @param input ifIndex behind which the source is
 * @param output ifIndex behind which the destination is; 0 for none
 * @param sourceMac 48 bits
 * @param destinationMac 48 bits
 * @param tos type of service, the DSCP in its upper six bits
 * @param samplingRate of how many packets the exporter has looked at one; what it tells is divided by it
 * @param fromClient whether it is the direction of who opened the connection
 * @param denied whether the exporter has let nothing of it through
 * @param sourceAccess how the source is connected
 * @param destinationAccess how the destination is connected
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
        long destinationMac,
        int tos,
        int samplingRate,
        boolean fromClient,
        boolean denied,
        Access sourceAccess,
        Access destinationAccess) {
    /** Whether it is a flow of IPv6. */
    public boolean isIpv6() {
        return source instanceof Inet6Address;
    }

    /** Whether it is ICMP or ICMPv6. */
    public boolean isIcmp() {
        return protocol == Exchange.ICMP || protocol == Exchange.ICMPV6;
    }

    /** Whether its protocol has ports, at least among those that are simulated. */
    public boolean hasPorts() {
        return protocol == Exchange.TCP || protocol == Exchange.UDP;
    }

    /** Who opened the connection. */
    public InetAddress client() {
        return fromClient ? source : destination;
    }

    /** Who was called. */
    public InetAddress server() {
        return fromClient ? destination : source;
    }

    /** The port that was called; 0 where there are no ports. */
    public int serverPort() {
        if (!hasPorts()) {
            return 0;
        }
        return fromClient ? destinationPort : sourcePort;
    }

    static List<SimulatedFlow> of(Connection connection) {
        Exchange what = connection.exchange();
        List<SimulatedFlow> flows = new ArrayList<>(2);
        int clientPort = connection.clientPort();
        flows.add(of(connection, true, clientPort, what.serverPort(), what.toServer()));
        if (what.toClient() != null) {
            // A reply to ICMP has no source port either: the type stands in the place of the destination's.
            boolean ports = what.replyPort() == what.serverPort();
            int from = ports ? what.serverPort() : 0;
            int to = ports ? clientPort : what.replyPort();
            flows.add(of(connection, false, from, to, what.toClient()));
        }
        return flows;
    }

    private static SimulatedFlow of(
            Connection connection, boolean fromClient, int sourcePort, int destinationPort, Way way) {
        Party from = fromClient ? connection.client() : connection.server();
        Party to = fromClient ? connection.server() : connection.client();
        boolean ipv6 = connection.ipv6();
        Way stored = way.sampled(connection.samplingRate());
        return new SimulatedFlow(
                connection.exporter(),
                connection.activity(),
                from.address(ipv6),
                to.address(ipv6),
                connection.exchange().protocol(),
                sourcePort,
                destinationPort,
                stored.tcpFlags(),
                stored.octets(),
                stored.packets(),
                connection.start() + (fromClient ? 0 : connection.latency()),
                connection.end(),
                from.access().interfaceIndex(),
                to.access().interfaceIndex(),
                from.prefixLength(ipv6),
                to.prefixLength(ipv6),
                from.mac(),
                to.mac(),
                Marking.tos(connection.activity()),
                connection.samplingRate(),
                fromClient,
                connection.isDenied(),
                from.access(),
                to.access());
    }
}
