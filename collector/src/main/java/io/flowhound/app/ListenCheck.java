/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Address;
import io.flowhound.config.Configuration;
import io.flowhound.config.Listen;
import io.flowhound.listen.SenderNetworks;
import io.flowhound.schema.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Whether {@code listen.allow} fits the networks that this machine is in: exporters in the others would be refused. */
final class ListenCheck implements Check {
    private final Own own;

    /** Tells the addresses of this machine. */
    @FunctionalInterface
    interface Own {
        List<OwnAddress> addresses() throws SocketException;
    }

    ListenCheck(Own own) {
        this.own = own;
    }

    @Override
    public String name() {
        return "listen.allow";
    }

    @Override
    public Result run(Configuration configuration) throws SocketException {
        Listen listen = configuration.listen();
        SenderNetworks allowed = ConfiguredNetworks.senders(listen.allow());
        List<String> outside = own.addresses().stream()
                .filter(each -> receives(listen, each.address()))
                .filter(each -> {
                    IpAddress address = IpAddress.of(each.address());
                    return !allowed.contains(address.high(), address.low());
                })
                .map(ListenCheck::network)
                .distinct()
                .toList();
        String summary = "exporters are taken from " + allowed;
        return outside.isEmpty()
                ? Result.ok(summary)
                : Result.warning(
                        summary + "; this machine is in " + String.join(", ", outside) + " as well",
                        "If exporters are there, set listen.allow: [" + allowed + ", " + String.join(", ", outside)
                                + "]; else their datagrams are refused.");
    }

    /** Whether a listener is bound to the address, or to all of its family. */
    private static boolean receives(Listen listen, InetAddress address) {
        return Stream.of(listen.flows(), listen.ipfixTcp(), listen.ipfixTls(), listen.syslog(), listen.syslogTls())
                .flatMap(List::stream)
                .map(Address::toSocketAddress)
                .map(bound -> bound.getAddress())
                .anyMatch(bound -> bound != null && (bound.equals(address) || isAnyOf(bound, address)));
    }

    private static boolean isAnyOf(InetAddress bound, InetAddress address) {
        return bound.isAnyLocalAddress() && (!(bound instanceof Inet4Address) || address instanceof Inet4Address);
    }

    private static String network(OwnAddress own) {
        byte[] octets = own.address().getAddress();
        for (int bit = own.prefixLength(); bit < octets.length * 8; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return IpAddress.of(InetAddress.getByAddress(octets)) + "/" + own.prefixLength();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + octets.length + " octets", e);
        }
    }
}
