/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the hosts of a network come into it: over the access point those without wires, and all get an address of dnsmasq, and get it
 * again in the middle of its time.
 */
final class LeaseLines {
    static final String LEASE = "dhcp-ack";

    private static final String DHCP = "dnsmasq-dhcp";
    private static final long DHCP_PID = 512;
    private static final long RENEWAL = 6 * 60 * Activity.MINUTE;
    /** After the power was away all are back within so many milliseconds. */
    private static final int ALL_BACK = 20_000;

    private final LogBook book;
    private final Dice dice;
    private final LogSource server;
    private final LogSource accessPoint;
    private final List<Lease> leases = new ArrayList<>();

    LeaseLines(LogBook book, Dice dice, LogSources sources) {
        this.book = book;
        this.dice = dice;
        this.server = sources.device(LogSources.RESOLVER);
        this.accessPoint = sources.device(LogSources.ACCESS_POINT);
    }

    /** All hosts come, and stay. */
    void begin(List<Host> hosts, long from) {
        for (Host host : hosts) {
            long time = from + dice.between(0, ALL_BACK);
            if (host.segment() == Segment.WIFI) {
                associate(host, time);
            }
            if (hasLease(host)) {
                dhcp(host, time + 40, "DHCPDISCOVER", Lease.text(host.mac()));
                dhcp(host, time + 41, "DHCPOFFER", address(host) + " " + Lease.text(host.mac()));
                give(host, time + 45);
            }
        }
    }

    /** They ask again in the middle of the time that their leases have, as far as that is in a span. */
    void renew(List<Host> hosts, long start, long from, long to) {
        for (long middle = start + RENEWAL; middle < to; middle += RENEWAL) {
            for (Host host : hosts) {
                long time = middle + dice.between(0, ALL_BACK);
                if (middle >= from && hasLease(host)) {
                    give(host, time);
                }
            }
        }
    }

    /** All but the server itself and the router, which must be there before. */
    private boolean hasLease(Host host) {
        return host.role() != Role.ROUTER && !host.name().equals(server.name());
    }

    private void give(Host host, long time) {
        String who = address(host) + " " + Lease.text(host.mac());
        dhcp(host, time, "DHCPREQUEST", who);
        boolean arrives = dhcp(host, time + 2, "DHCPACK", who + " " + host.name());
        leases.add(new Lease(Instant.ofEpochMilli(time + 2), host.name(), host.ipv4(), host.mac(), arrives));
    }

    private static String address(Host host) {
        return host.ipv4().getHostAddress();
    }

    private boolean dhcp(Host host, long time, String message, String about) {
        String bridge = "br-" + host.segment().name().toLowerCase(Locale.ROOT);
        String kind = message.equals("DHCPACK") ? LEASE : "dhcp";
        return book.write(
                server,
                time,
                LogMessage.of(kind, LogMessage.DAEMON_INFO, DHCP, DHCP_PID, message + "(" + bridge + ") " + about));
    }

    private void associate(Host host, long time) {
        String station = "wlan0: STA " + Lease.text(host.mac()) + " ";
        hostapd(time, station + "IEEE 802.11: authenticated");
        hostapd(time + 3, station + "IEEE 802.11: associated (aid " + dice.between(1, 30) + ")");
        if (!host.access().user().isEmpty()) {
            hostapd(time + 9, "wlan0: CTRL-EVENT-EAP-SUCCESS2 " + Lease.text(host.mac()));
            hostapd(time + 10, station + "IEEE 802.1X: authenticated - EAP type: 25 (PEAP)");
        }
        hostapd(time + 14, station + "WPA: pairwise key handshake completed (RSN)");
        hostapd(time + 15, "wlan0: AP-STA-CONNECTED " + Lease.text(host.mac()));
    }

    private void hostapd(long time, String text) {
        book.write(accessPoint, time, LogMessage.of("hostapd", LogMessage.DAEMON_INFO, "hostapd", 0, text));
    }

    /** All that were given so far. */
    List<Lease> leases() {
        return leases;
    }
}
