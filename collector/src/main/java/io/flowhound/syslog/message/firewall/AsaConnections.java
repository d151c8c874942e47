/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads what an ASA tells of the connections and translations that it keeps. */
final class AsaConnections {
    private static final long NANOS = 1_000_000_000L;

    private AsaConnections() {}

    /** {@code Built inbound TCP connection 7 for outside:A/1 (A/1) to inside:B/2 (B/2)}; of an outbound one B is the client. */
    static boolean built(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Built ")) {
            return false;
        }
        String direction = direction(cursor);
        cursor.skip("Probe ");
        int protocol = PacketFields.protocol(cursor.word());
        cursor.skip("state-bypass ");
        Connection connection = Connection.read(cursor);
        if (connection == null || protocol < 0) {
            return false;
        }
        boolean outbound = "outbound".equals(direction);
        AsaSide source = outbound ? connection.second : connection.first;
        source.user(lastUser(cursor));
        put(connection, source, protocol, Outcome.connection(event, true)).put(LogField.NETWORK_DIRECTION, direction);
        return true;
    }

    /** {@code Teardown TCP connection 7 for outside:A/1 to inside:B/2 duration 0:00:01 bytes 5 TCP FINs}. */
    static boolean teardown(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Teardown ")) {
            return false;
        }
        cursor.skip("Probe ");
        int protocol = PacketFields.protocol(cursor.word());
        cursor.skip("state-bypass ");
        Connection connection = Connection.read(cursor);
        if (connection == null || protocol < 0) {
            return false;
        }
        // Nobody says here who opened it, so as with flows the lower port is the server's.
        boolean firstIsServer = connection.first.port() < connection.second.port() && connection.first.port() >= 0;
        AsaSide source = firstIsServer ? connection.second : connection.first;
        long duration = cursor.goBehind("duration ") ? duration(cursor) : -1;
        if (cursor.skip(",")) {
            cursor.skipBlanks();
        }
        long octets = cursor.goBehind("bytes ") ? cursor.number() : Cursor.NO_NUMBER;
        cursor.skip(",");
        String reason = cursor.skipBlanks().rest();
        int user = reason.lastIndexOf('(');
        if (user >= 0 && reason.endsWith(")")) {
            source.user(account(reason.substring(user + 1, reason.length() - 1)));
            reason = reason.substring(0, user).strip();
        }
        put(connection, source, protocol, Outcome.connection(event, false)).put(LogField.EVENT_REASON, reason);
        putDuration(event, duration);
        if (octets >= 0) {
            event.put(LogField.NETWORK_BYTES, octets);
        }
        return true;
    }

    private static LogEvent put(Connection connection, AsaSide source, int protocol, LogEvent event) {
        boolean ports = PacketFields.hasPorts(protocol);
        source.putSource(event, ports);
        (source == connection.first ? connection.second : connection.first).putDestination(event, ports);
        PacketFields.putProtocol(event, protocol);
        return event.put(LogField.EVENT_ID, connection.id);
    }

    /** {@code Built inbound ICMP connection for faddr F/1 gaddr G/0 laddr L/0}: foreign, global (translated) and local address. */
    static boolean icmp(String text, boolean begins, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(begins ? "Built " : "Teardown ")) {
            return false;
        }
        String direction = direction(cursor);
        int protocol = PacketFields.protocol(cursor.word());
        AsaSide foreign = cursor.goBehind("faddr ") ? AsaSide.read(cursor) : null;
        AsaSide global = foreign != null && cursor.goBehind("gaddr ") ? AsaSide.read(cursor) : null;
        AsaSide local = global != null && cursor.goBehind("laddr ") ? AsaSide.read(cursor) : null;
        if (foreign == null || global == null || local == null || !PacketFields.isIcmp(protocol)) {
            return false;
        }
        // The id of the echo stands with the side that sent it, 0 with the other one.
        boolean outbound = direction == null ? foreign.port() == 0 && local.port() > 0 : direction.equals("outbound");
        local.translatedTo(global);
        AsaSide source = outbound ? local : foreign;
        Outcome.connection(event, begins).put(LogField.NETWORK_DIRECTION, direction);
        source.putSource(event, false);
        (outbound ? foreign : local).putDestination(event, false);
        PacketFields.putProtocol(event, protocol);
        AsaDenials.putIcmp(event, cursor);
        return true;
    }

    /** {@code Built dynamic TCP translation from inside:A/1 to outside:B/2}. */
    static boolean translation(String text, boolean begins, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(begins ? "Built " : "Teardown ")) {
            return false;
        }
        cursor.word(); // static or dynamic
        int protocol = cursor.sees("translation ") ? -1 : PacketFields.protocol(cursor.word());
        AsaSide real = cursor.skip("translation from ") ? AsaSide.read(cursor) : null;
        AsaSide mapped = real != null && cursor.goBehind(" to ") ? AsaSide.read(cursor) : null;
        if (real == null || mapped == null) {
            return false;
        }
        Outcome.network(event, begins ? "nat-created" : "nat-removed");
        real.translatedTo(mapped);
        real.putSource(event, PacketFields.hasPorts(protocol));
        event.put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, mapped.zone());
        PacketFields.putProtocol(event, protocol);
        if (cursor.goBehind("duration ")) {
            putDuration(event, duration(cursor));
        }
        return true;
    }

    /** {@code tcp flow from inside:A/1 to outside:B/2 terminated by inspection engine, reason - R.}. */
    static boolean inspected(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        int protocol = PacketFields.protocol(cursor.word());
        cursor.skip("flow ");
        AsaSide source = cursor.skip("from ") ? AsaSide.read(cursor) : null;
        AsaSide destination = source != null && cursor.skip(" to ") ? AsaSide.read(cursor) : null;
        if (protocol < 0 || source == null || destination == null || !cursor.skip(" terminated by inspection engine")) {
            return false;
        }
        Outcome.connection(event, false);
        source.putSource(event, PacketFields.hasPorts(protocol));
        destination.putDestination(event, PacketFields.hasPorts(protocol));
        PacketFields.putProtocol(event, protocol);
        if (cursor.goBehind("reason - ")) {
            event.put(LogField.EVENT_REASON, AsaLogins.withoutPeriod(cursor.rest()));
        }
        return true;
    }

    private static @Nullable String direction(Cursor cursor) {
        return cursor.skip("inbound ") ? "inbound" : cursor.skip("outbound ") ? "outbound" : null;
    }

    /** The user of the whole connection, in parentheses at the very end. */
    private static @Nullable String lastUser(Cursor cursor) {
        cursor.skipBlanks();
        String inner = cursor.skip("(") ? cursor.upTo(")") : null;
        return inner == null || !cursor.atEnd() ? null : account(inner);
    }

    private static @Nullable String account(String text) {
        String account = text.substring(text.lastIndexOf('\\') + 1);
        return account.indexOf(' ') >= 0 || account.indexOf('/') >= 0 || Cursor.address(account) != null
                ? null
                : account;
    }

    /** Hours, minutes and seconds between colons as nanoseconds; -1 when that is not what stands there. */
    private static long duration(Cursor cursor) {
        long hours = cursor.number();
        long minutes = cursor.skip(":") ? cursor.number() : -1;
        long seconds = cursor.skip(":") ? cursor.number() : -1;
        return hours < 0 || minutes < 0 || seconds < 0 || hours > 1_000_000 || minutes > 59 || seconds > 59
                ? -1
                : (hours * 3600 + minutes * 60 + seconds) * NANOS;
    }

    private static void putDuration(LogEvent event, long duration) {
        if (duration >= 0) {
            event.put(LogField.EVENT_DURATION, duration);
        }
    }

    /** The number of a connection and its sides, in the order of the line. */
    private static final class Connection {
        private final @Nullable String id;
        private final AsaSide first;
        private final AsaSide second;

        private Connection(@Nullable String id, AsaSide first, AsaSide second) {
            this.id = id;
            this.first = first;
            this.second = second;
        }

        static @Nullable Connection read(Cursor cursor) {
            if (!cursor.skipIgnoringCase("connection ")) {
                return null;
            }
            String id = cursor.word();
            if (!cursor.skip("for ") && !cursor.skip("from ")) {
                return null;
            }
            AsaSide first = AsaSide.read(cursor);
            AsaSide second = first != null && cursor.goBehind(" to ") ? AsaSide.read(cursor) : null;
            return first == null || second == null ? null : new Connection(id, first, second);
        }
    }
}
