/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/** Reads what an ASA tells of packets that it did not let through, and of those that a logging access list did. */
final class AsaDenials {
    private AsaDenials() {}

    /** {@code Deny TCP (no connection) from A/1 to B/2 flags RST ACK  on interface outside}. */
    static boolean fromTo(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Deny ") && !cursor.sees("Inbound ")) {
            return false;
        }
        boolean inbound = cursor.skipIgnoringCase("inbound ");
        int protocol = PacketFields.protocol(cursor.word());
        String reason = between(cursor);
        AsaSide source = cursor.goBehind("from ") ? side(cursor) : null;
        AsaSide destination = source != null && cursor.skip(" to ") ? side(cursor) : null;
        if (source == null || destination == null) {
            return false;
        }
        Verdict.DENY.put(event);
        putSides(source, destination, protocol, event);
        event.put(LogField.NETWORK_DIRECTION, inbound ? "inbound" : (@Nullable String) null);
        if (cursor.skip(" flags ")) {
            putFlags(cursor, event);
        }
        if (cursor.goBehind("due to ")) {
            reason = AsaLogins.withoutPeriod(cursor.rest());
        } else if (cursor.goBehind("on interface ")) {
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, AsaLogins.withoutPeriod(cursor.word()));
        }
        event.put(LogField.EVENT_REASON, reason);
        return true;
    }

    /** What stands between the protocol and the addresses, as far as it is a reason; does not move. */
    private static @Nullable String between(Cursor cursor) {
        if (cursor.sees("(no connection)")) {
            return "no connection";
        }
        if (cursor.sees("reverse path check")) {
            return "reverse path check";
        }
        return cursor.sees("due to Land Attack") ? "Land Attack" : null;
    }

    private static @Nullable AsaSide side(Cursor cursor) {
        if (!cursor.skip("(")) { // only spoofed addresses stand in parentheses
            return AsaSide.read(cursor);
        }
        String inner = cursor.upTo(")");
        return inner == null ? null : AsaSide.read(new Cursor(inner));
    }

    private static void putFlags(Cursor cursor, LogEvent event) {
        int flags = 0;
        int flag;
        do {
            flag = PacketFields.flag(cursor.word());
            flags |= flag;
        } while (flag != 0);
        PacketFields.putFlags(event, flags);
        // the word behind the last flag was "on": what follows it is looked for as "on interface"
        cursor.position(Math.max(0, cursor.position() - "on ".length()));
    }

    /** {@code Deny tcp src outside:A/1 dst inside:B/2 (type 3, code 1) by access-group "name" [0x0, 0x0]}. */
    static boolean sourceDestination(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        boolean inbound = cursor.skip("Deny inbound ");
        if (!inbound
                && !cursor.skip("Deny ")
                && !cursor.goBehind("Connection for ")
                && !cursor.goBehind("error message: ")
                && !cursor.goBehind("found for ")
                && !cursor.goBehind("failed for ")) {
            return false;
        }
        cursor.skip("protocol ");
        int protocol = PacketFields.protocol(cursor.word());
        AsaSide source = cursor.skip("src ") ? AsaSide.read(cursor) : null;
        AsaSide destination = source != null && cursor.goBehind(" dst ") ? AsaSide.read(cursor) : null;
        if (source == null || destination == null) {
            return false;
        }
        Verdict.DENY.put(event);
        putSides(source, destination, protocol, event);
        event.put(LogField.NETWORK_DIRECTION, inbound ? "inbound" : (@Nullable String) null);
        int behind = cursor.position();
        if (PacketFields.isIcmp(protocol)) {
            putIcmp(event, cursor);
        }
        cursor.position(behind);
        if (cursor.goBehind("by access-group ")) {
            event.put(LogField.RULE_NAME, cursor.skip("\"") ? cursor.upTo("\"") : cursor.word());
        } else if (cursor.goBehind("due to ")) {
            event.put(LogField.EVENT_REASON, AsaLogins.withoutPeriod(cursor.rest()));
        }
        return true;
    }

    /** {@code access-list name permitted tcp inside/A(1) -> outside/B(2) hit-cnt 1 first hit}. */
    static boolean accessList(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("access-list ")) {
            return false;
        }
        String list = cursor.word();
        Verdict verdict = switch (cursor.word()) {
            case "permitted", "est-allowed" -> Verdict.ALLOW;
            case "denied" -> Verdict.DENY;
            default -> Verdict.LOGGED;
        };
        int protocol = PacketFields.protocol(cursor.word());
        String user = null;
        if (cursor.skip("for user ")) {
            user = cursor.skip("'") ? cursor.upTo("' ") : cursor.word();
        }
        AsaSide source = AsaSide.readOfList(cursor);
        AsaSide destination = source != null && cursor.skip(" -> ") ? AsaSide.readOfList(cursor) : null;
        if (verdict == Verdict.LOGGED || source == null || destination == null) {
            return false;
        }
        verdict.put(event);
        source.user(AsaLogins.user(user));
        putSides(source, destination, protocol, event);
        event.put(LogField.RULE_NAME, list);
        if (PacketFields.isIcmp(protocol) && isOctet(source.port()) && isOctet(destination.port())) {
            event.put(LogField.FLOW_ICMP_TYPE, source.port()).put(LogField.FLOW_ICMP_CODE, destination.port());
        }
        return true;
    }

    /** {@code Denied ICMP type=8, code=0 from A on interface outside}. */
    static boolean icmp(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Denied ")) {
            return false;
        }
        int protocol = PacketFields.protocol(cursor.word());
        long type = cursor.skip("type=") ? cursor.number() : -1;
        long code = cursor.skip(", code=") ? cursor.number() : -1;
        AsaSide source = null;
        if (cursor.goBehind("from ")) {
            cursor.skip("laddr ");
            source = AsaSide.read(cursor);
        }
        if (!PacketFields.isIcmp(protocol) || source == null) {
            return false;
        }
        Verdict.DENY.put(event);
        source.putSource(event, false);
        PacketFields.putProtocol(event, protocol);
        putIcmp(event, type, code);
        if (cursor.skip(" on interface ")) {
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, AsaLogins.withoutPeriod(cursor.word()));
        }
        if (cursor.skip("to ")) {
            event.put(LogField.DESTINATION_IP, cursor.address());
            if (cursor.skip(":")) {
                event.put(LogField.EVENT_REASON, cursor.skipBlanks().rest());
            }
        }
        return true;
    }

    /** {@code TCP access denied by ACL from A/1 to outside:B/ssh}: packets to the firewall itself. */
    static boolean toTheBox(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        int protocol = PacketFields.protocol(cursor.word());
        Verdict verdict;
        if (cursor.skip("access permitted")) {
            verdict = Verdict.ALLOW;
        } else if (cursor.skip("access denied") || cursor.skip("connection limit exceeded")) {
            verdict = Verdict.DENY;
        } else if (cursor.skip("request discarded")) {
            verdict = Verdict.DROP;
        } else if (cursor.skip("access requested")) {
            verdict = Verdict.LOGGED;
        } else {
            return false;
        }
        AsaSide source = cursor.goBehind(" from ") ? AsaSide.read(cursor) : null;
        AsaSide destination = source != null && cursor.skip(" to ") ? AsaSide.read(cursor) : null;
        if (source == null || destination == null) {
            return false;
        }
        verdict.put(event);
        putSides(source, destination, protocol, event);
        String zone = destination.zone(); // where it came in; it leaves nowhere
        event.remove(LogField.OBSERVER_EGRESS_INTERFACE_NAME);
        event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, zone);
        return true;
    }

    private static void putSides(AsaSide source, AsaSide destination, int protocol, LogEvent event) {
        source.putSource(event, PacketFields.hasPorts(protocol));
        destination.putDestination(event, PacketFields.hasPorts(protocol));
        PacketFields.putProtocol(event, protocol);
    }

    /** Puts {@code type 3, code 1} or {@code type 3 code 1}, wherever it stands behind the cursor. */
    static void putIcmp(LogEvent event, Cursor cursor) {
        if (cursor.goBehind("type ")) {
            long type = cursor.number();
            cursor.skip(",");
            putIcmp(event, type, cursor.skip(" code ") ? cursor.number() : -1);
        }
    }

    private static void putIcmp(LogEvent event, long type, long code) {
        if (isOctet(type)) {
            event.put(LogField.FLOW_ICMP_TYPE, type);
            if (isOctet(code)) {
                event.put(LogField.FLOW_ICMP_CODE, code);
            }
        }
    }

    private static boolean isOctet(long number) {
        return number >= 0 && number <= 0xFF;
    }
}
