/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packets that {@code filterlog} of pfSense and OPNsense logs: values between commas, whose order the grammar in the
 * documentation of pfSense ("Raw Filter Log Format") gives.
 */
final class FilterlogParser implements MessageParser {
    private static final String PROGRAM = "filterlog";
    private static final int MOST_FIELDS = 64;

    @Override
    public String name() {
        return PROGRAM;
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        Fields fields;
        if (PROGRAM.equals(message.program())) {
            fields = new Fields(message.text());
        } else if (message.program() == null && message.text().contains(PROGRAM)) { // a header that nobody could read
            String text = message.text();
            int values = text.indexOf(": ", text.indexOf(PROGRAM));
            fields = new Fields(values < 0 ? "" : text.substring(values + 2));
        } else {
            return false;
        }
        return read(fields, event);
    }

    private static boolean read(Fields fields, LogEvent event) {
        Verdict verdict = verdict(fields.get(6));
        boolean in = fields.get(7).equals("in");
        boolean ipv4 = fields.get(8).equals("4");
        if (verdict == null
                || !(in || fields.get(7).equals("out"))
                || !(ipv4 || fields.get(8).equals("6"))) {
            return false;
        }
        int length = ipv4 ? 17 : 14;
        IpAddress source = Cursor.address(fields.get(length + 1));
        IpAddress destination = Cursor.address(fields.get(length + 2));
        // IPv4 has the number first, IPv6 the name; an unknown protocol has but a number.
        int protocol = PacketFields.protocol(fields.get(ipv4 ? length - 2 : length - 1));
        if (source == null || destination == null || protocol < 0) {
            return false;
        }
        verdict.put(event);
        rule(fields, event);
        event.put(LogField.OBSERVER_TYPE, "firewall")
                .put(
                        in ? LogField.OBSERVER_INGRESS_INTERFACE_NAME : LogField.OBSERVER_EGRESS_INTERFACE_NAME,
                        fields.get(4))
                .put(LogField.NETWORK_DIRECTION, in ? "inbound" : "outbound")
                .put(LogField.SOURCE_IP, source)
                .put(LogField.DESTINATION_IP, destination);
        PacketFields.putProtocol(event, protocol);
        long octets = ipv4 ? fields.number(length, 0xFFFF) : Cursor.NO_NUMBER; // that of IPv6 lacks headers
        if (octets > 0) {
            PacketFields.putPacket(event, octets);
        }
        transport(fields, length + 3, protocol, event);
        return true;
    }

    private static void rule(Fields fields, LogEvent event) {
        String tracker = fields.get(3);
        event.put(LogField.RULE_ID, tracker.isEmpty() || tracker.equals("0") ? fields.get(0) : tracker)
                .put(LogField.RULE_RULESET, fields.get(2))
                .put(LogField.EVENT_REASON, fields.get(5).equals("match") ? null : fields.get(5));
    }

    private static void transport(Fields fields, int at, int protocol, LogEvent event) {
        if (PacketFields.hasPorts(protocol)) {
            long source = fields.number(at, 0xFFFF);
            long destination = fields.number(at + 1, 0xFFFF);
            if (source >= 0 && destination >= 0) {
                event.put(LogField.SOURCE_PORT, source).put(LogField.DESTINATION_PORT, destination);
            }
            if (PacketFields.isTcp(protocol)) {
                PacketFields.putFlags(event, PacketFields.flagLetters(fields.get(at + 3)));
            }
        } else if (protocol == 1) {
            icmp(fields.get(at), event);
        }
    }

    /** Types of ICMP have names here; that of IPv6 is not told. */
    private static void icmp(String name, LogEvent event) {
        switch (name) {
            case "request" -> event.put(LogField.FLOW_ICMP_TYPE, 8);
            case "reply" -> event.put(LogField.FLOW_ICMP_TYPE, 0);
            case "unreach" -> event.put(LogField.FLOW_ICMP_TYPE, 3);
            case "unreachproto" -> event.put(LogField.FLOW_ICMP_TYPE, 3).put(LogField.FLOW_ICMP_CODE, 2);
            case "unreachport" -> event.put(LogField.FLOW_ICMP_TYPE, 3).put(LogField.FLOW_ICMP_CODE, 3);
            case "needfrag" -> event.put(LogField.FLOW_ICMP_TYPE, 3).put(LogField.FLOW_ICMP_CODE, 4);
            case "redirect" -> event.put(LogField.FLOW_ICMP_TYPE, 5);
            case "timexceed" -> event.put(LogField.FLOW_ICMP_TYPE, 11);
            case "paramprob" -> event.put(LogField.FLOW_ICMP_TYPE, 12);
            case "tstamp" -> event.put(LogField.FLOW_ICMP_TYPE, 13);
            case "tstampreply" -> event.put(LogField.FLOW_ICMP_TYPE, 14);
            default -> {
                // "maskreply" and other names of which none is sure
            }
        }
    }

    /** What pf did; null for a word that is none of its. */
    private static @Nullable Verdict verdict(String action) {
        return switch (action) {
            case "pass" -> Verdict.ALLOW;
            case "block" -> Verdict.DENY;
            case "reject" -> Verdict.REJECT;
            case "rdr", "nordr", "nat", "nonat", "binat", "nobinat", "scrub", "noscrub" -> Verdict.LOGGED;
            default -> null;
        };
    }

    /** The values of one line. */
    private static final class Fields {
        private final String text;
        private final int[] ends = new int[MOST_FIELDS];
        private int count;

        Fields(String text) {
            this.text = text;
            for (int i = 0; i < text.length() && count < MOST_FIELDS; i++) {
                if (text.charAt(i) == ',') {
                    ends[count++] = i;
                }
            }
            if (count < MOST_FIELDS) {
                ends[count++] = text.length();
            }
        }

        /** A value, empty when there is none. */
        String get(int index) {
            return index >= count ? "" : text.substring(index == 0 ? 0 : ends[index - 1] + 1, ends[index]);
        }

        long number(int index, long most) {
            Cursor cursor = new Cursor(get(index));
            long number = cursor.number();
            return cursor.atEnd() && number <= most ? number : Cursor.NO_NUMBER;
        }
    }
}
