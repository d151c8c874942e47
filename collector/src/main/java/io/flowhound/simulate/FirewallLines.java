/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * What those that forward packets say of the ones that nobody expected: of scans from outside and inside. The firewall in front of
 * the servers is an OPNsense, the others have a netfilter.
 */
final class FirewallLines {
    private static final int SYN_LENGTH = 60;
    private static final long KERNEL_BOOT = 86_400_000;

    private final LogBook book;
    private final Dice dice;
    private final LogSources sources;

    FirewallLines(LogBook book, Dice dice, LogSources sources) {
        this.book = book;
        this.dice = dice;
        this.sources = sources;
    }

    /** Writes a line when it is a scan or something that was refused from outside. */
    void write(Connection connection) {
        if (!(connection.server() instanceof Host server)) {
            return;
        }
        boolean outside = connection.client() instanceof RemoteEnd
                && (connection.activity().equals("scan") || connection.isDenied());
        boolean inside = connection.activity().equals("inside-scan") && server.segment() == Segment.SERVERS;
        if (!outside && !inside) {
            return;
        }
        switch (server.segment()) {
            case SERVERS -> filterlog(connection, outside ? "igb0" : "igb2");
            case WIRED -> netfilter(sources.device(LogSources.ROUTER), connection, "eth1");
            case WIFI -> netfilter(sources.device(LogSources.ACCESS_POINT), connection, "wlan0");
        }
    }

    /** As pf writes it: comma-separated, other columns for IPv6. */
    private void filterlog(Connection connection, String device) {
        String action = connection.isDenied() ? "block" : "pass";
        int rule = connection.isDenied() ? 12 : 87;
        int ttl = dice.between(40, 60);
        int id = dice.between(1, 65_000);
        String head = rule + ",,,fae559338f65e11c53669fc3642c93c2," + device + ",match," + action + ",in,";
        String ip = connection.ipv6()
                ? "6,0x00,0x00000," + ttl + ",tcp,6," + (SYN_LENGTH - 20) + ","
                : "4,0x0,," + ttl + "," + id + ",0,DF,6,tcp," + SYN_LENGTH + ",";
        String text = head + ip + text(connection, true) + "," + text(connection, false) + "," + connection.clientPort()
                + "," + connection.exchange().serverPort() + ",0,S," + dice.between(1, 2_000_000_000)
                + ",,64240,,mss;sackOK;TS;nop;wscale";
        book.write(
                sources.device(LogSources.FIREWALL),
                connection.start(),
                LogMessage.of("filterlog", LogMessage.LOCAL0_INFO, "filterlog", 23_141, text));
    }

    private void netfilter(LogSource source, Connection connection, String out) {
        boolean refused = connection.exchange().toClient() != null;
        boolean forMe = connection.server().name().equals(source.name());
        long sinceBoot = KERNEL_BOOT + Math.floorMod(connection.start(), KERNEL_BOOT);
        int ttl = dice.between(40, 60);
        int id = dice.between(1, 65_000);
        String ip = connection.ipv6()
                ? " LEN=80 TC=0 HOPLIMIT=" + ttl + " FLOWLBL=0 "
                : " LEN=60 TOS=0x00 PREC=0x00 TTL=" + ttl + " ID=" + id + " DF ";
        String text =
                "[%d.%06d] %s IN=eth0 OUT=%s MAC=%s:%s:%s SRC=%s DST=%s%sPROTO=TCP SPT=%d DPT=%d WINDOW=64240 RES=0x00 SYN URGP=0 "
                        .formatted(
                                sinceBoot / 1_000,
                                1_000 * (sinceBoot % 1_000),
                                refused ? "REJECT wan in:" : "DROP wan in:",
                                forMe ? "" : out,
                                Lease.text(connection.server().mac()),
                                Lease.text(connection.client().mac()),
                                connection.ipv6() ? "86:dd" : "08:00",
                                kernelText(connection, true),
                                kernelText(connection, false),
                                ip,
                                connection.clientPort(),
                                connection.exchange().serverPort());
        book.write(
                source,
                connection.start(),
                LogMessage.of("netfilter", LogMessage.KERNEL_WARNING, "kernel", 0, text.strip()));
    }

    /** The kernel writes all digits of an IPv6 address. */
    private static String kernelText(Connection connection, boolean client) {
        return connection.ipv6() ? inFull(address(connection, client)) : text(connection, client);
    }

    private static String text(Connection connection, boolean client) {
        return IpAddress.of(address(connection, client)).toString();
    }

    private static InetAddress address(Connection connection, boolean client) {
        return (client ? connection.client() : connection.server()).address(connection.ipv6());
    }

    private static String inFull(InetAddress address) {
        String digits = HexFormat.of().formatHex(address.getAddress());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 4) {
            text.append(i == 0 ? "" : ":").append(digits, i, i + 4);
        }
        return text.toString();
    }
}
