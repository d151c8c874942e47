/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Cidr;
import io.flowhound.simulate.Octets;
import io.flowhound.simulate.network.ServiceSetting.Traffic;
import io.flowhound.simulate.network.ServiceSetting.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** What there is where a file names none. */
final class Defaults {
    static final List<SiteSetting> SITES = List.of(
            new SiteSetting("home", List.of(network("192.168.1.0", 24)), 30, false, null),
            new SiteSetting("internet", List.of(network("198.18.0.0", 15)), 1000, true, null));

    static final List<ServiceSetting> SERVICES = List.of(
            service("https", Traffic.TCP, Transport.TCP, 443, 5, 30),
            service("http", Traffic.TCP, Transport.TCP, 80, 3, 6),
            service("ssh", Traffic.TCP, Transport.TCP, 22, 4, 4),
            service("smb", Traffic.TCP, Transport.TCP, 445, 2, 4),
            service("imaps", Traffic.TCP, Transport.TCP, 993, 1, 3),
            service("postgresql", Traffic.TCP, Transport.TCP, 5432, 1, 2),
            service("rdp", Traffic.TCP, Transport.TCP, 3389, 3, 2),
            service("dns", Traffic.DNS, Transport.UDP, 53, 1, 1),
            service("quic", Traffic.QUIC, Transport.UDP, 443, 5, 1),
            service("syslog", Traffic.ONE_WAY, Transport.UDP, 514, 1, 1),
            service("odd-a", Traffic.ODD, Transport.TCP, 40_123, 1, 1),
            service("odd-b", Traffic.ODD, Transport.TCP, 50_505, 1, 1),
            service("odd-c", Traffic.ODD, Transport.TCP, 61_234, 1, 1),
            service("odd-d", Traffic.ODD, Transport.UDP, 52_222, 1, 1));

    static final ExporterSetting EXPORTER = new ExporterSetting(
            "router",
            ExporterSetting.Protocol.IPFIX,
            null,
            null,
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            true,
            0,
            ExporterSetting.Order.HASH,
            ExporterSetting.Metering.INGRESS,
            false,
            true,
            true,
            null,
            Duration.ofSeconds(1),
            false,
            new SamplingSetting(1, SamplingSetting.Mode.RANDOM, SamplingSetting.Told.OPTIONS),
            new NatSetting(List.of(), true, NatSetting.Report.ELEMENTS, List.of()));

    private Defaults() {}

    private static ServiceSetting service(
            String name, Traffic traffic, Transport protocol, int port, int servers, double weight) {
        return new ServiceSetting(name, traffic, protocol, port, List.of(), servers, weight);
    }

    private static Cidr network(String address, int prefix) {
        try {
            return new Cidr(InetAddress.getByAddress(Octets.address(address)), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address: " + address, e);
        }
    }
}
