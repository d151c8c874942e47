/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.util.Locale;

/** Writes a {@link LogTruth} as JSON, with times in milliseconds since 1970. */
final class LogJson {
    private LogJson() {}

    static void put(ObjectNode root, LogTruth logs) {
        root.put("lines", logs.lines());
        root.put("lost", logs.lost());
        ObjectNode kinds = root.putObject("kinds");
        logs.byKind().forEach(kinds::put);
        ArrayNode hosts = root.putArray("hosts");
        logs.hosts().forEach(host -> put(hosts.addObject(), host));
        ArrayNode logins = root.putArray("logins");
        for (LoginTruth login : logs.logins()) {
            ObjectNode node = logins.addObject();
            node.put("src", text(login.source()));
            node.put("dst", text(login.destination()));
            node.put("sport", login.sourcePort());
            node.put("dport", login.destinationPort());
            node.put("start", login.start().toEpochMilli());
            node.put("end", login.end().toEpochMilli());
            put(node, login);
        }
        ArrayNode leases = root.putArray("leases");
        for (Lease lease : logs.leases()) {
            ObjectNode node = leases.addObject();
            node.put("time", lease.time().toEpochMilli());
            node.put("host", lease.host());
            node.put("ip", lease.addressText());
            node.put("mac", lease.macText());
            node.put("arrives", lease.arrives());
        }
    }

    private static void put(ObjectNode node, LogTruth.OfHost host) {
        node.put("name", host.name());
        node.put("ip", text(host.address()));
        node.put("sender", host.sender());
        node.put("header", host.header());
        node.put("transport", host.tcp() ? "tcp" : "udp");
        node.put("logs", host.logs());
        node.put("clock_offset_ms", host.clockOffset());
        node.put("zone_offset_ms", host.zoneOffset());
        node.put("lines", host.lines());
        node.put("lost", host.lost());
    }

    /** Who it was, and what arrives of that. */
    static void put(ObjectNode node, LoginTruth login) {
        node.put("host", login.host());
        node.put("user", login.account());
        node.put("method", login.method());
        if (!login.key().isEmpty()) {
            node.put("key", login.key());
        }
        node.put("outcome", login.success() ? "success" : "failure");
        node.put("proof", login.proof().name().toLowerCase(Locale.ROOT));
        node.put("clock_error_ms", login.clockError());
    }

    private static String text(InetAddress address) {
        return IpAddress.of(address).toString();
    }
}
