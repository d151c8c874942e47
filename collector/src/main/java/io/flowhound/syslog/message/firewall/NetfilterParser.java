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
 * Reads the packets that Linux logs for iptables and nftables ({@code net/netfilter/nf_log_syslog.c} of the kernel), and so for ufw,
 * firewalld, Shorewall, OpenWrt, EdgeOS, VyOS and UniFi, whose prefixes say which rule it was and what became of the packet.
 */
final class NetfilterParser implements MessageParser {
    private static final int MAC_OCTET = 3;

    @Override
    public String name() {
        return "netfilter";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String line = message.line();
        int protocol = line.indexOf(" PROTO=");
        if (protocol < 0) {
            return false;
        }
        int out = line.indexOf(" OUT=");
        int in = out < 0 ? -1 : line.lastIndexOf("IN=", out);
        boolean whole = in >= 0 && out < protocol && line.indexOf(' ', in) == out;
        Packet packet = new Packet();
        packet.read(new Cursor(line), whole ? in : Math.max(0, line.lastIndexOf(": ", protocol) + 1));
        if (whole ? packet.source == null || packet.destination == null : !packet.isCutButHasPorts(line)) {
            return false;
        }
        NetfilterPrefix prefix = whole ? NetfilterPrefix.of(message, in) : NetfilterPrefix.NONE;
        prefix.verdict().put(event);
        event.put(LogField.RULE_NAME, prefix.name()).put(LogField.RULE_ID, prefix.rule());
        packet.put(event);
        return true;
    }

    /** What the pairs of one line say. */
    private static final class Packet {
        private @Nullable String in;
        private @Nullable String out;
        private @Nullable String mac;
        private @Nullable String macSource;
        private @Nullable String macDestination;
        private @Nullable IpAddress source;
        private @Nullable IpAddress destination;
        private @Nullable String user;
        private int protocol = -1;
        private int flags;
        private long length = Cursor.NO_NUMBER;
        private long sourcePort = Cursor.NO_NUMBER;
        private long destinationPort = Cursor.NO_NUMBER;
        private long type = Cursor.NO_NUMBER;
        private long code = Cursor.NO_NUMBER;

        void read(Cursor cursor, int start) {
            cursor.position(start);
            cursor.skipBlanks();
            while (!cursor.atEnd()) {
                if (cursor.peek() == '[') { // the packet that an ICMP error is about
                    if (!cursor.goBehind("]")) {
                        return;
                    }
                } else {
                    String key = cursor.until("= \t[");
                    if (cursor.skip("=")) {
                        pair(key, cursor.until(" \t"));
                    } else if (PacketFields.isTcp(protocol)) {
                        flags |= PacketFields.flag(key);
                    }
                }
                cursor.skipBlanks();
            }
        }

        private void pair(String key, String value) {
            switch (key) {
                case "IN" -> in = in == null ? value : in;
                case "OUT" -> out = out == null ? value : out;
                case "MAC" -> mac = value;
                case "MACSRC" -> macSource = PacketFields.mac(value);
                case "MACDST" -> macDestination = PacketFields.mac(value);
                case "SRC" -> source = source == null ? Cursor.address(value) : source;
                case "DST" -> destination = destination == null ? Cursor.address(value) : destination;
                case "LEN" -> length = length < 0 ? number(value, 0xFFFF) : length; // of IP; UDP's own comes second
                case "PROTO" -> protocol = protocol < 0 ? PacketFields.protocol(value) : protocol;
                case "SPT" -> sourcePort = number(value, 0xFFFF);
                case "DPT" -> destinationPort = number(value, 0xFFFF);
                case "TYPE" -> type = number(value, 0xFF);
                case "CODE" -> code = number(value, 0xFF);
                case "UID" -> user = number(value, 0xFFFF_FFFFL) < 0 ? null : value;
                default -> {
                    // TOS, TTL, ID and the like have no field
                }
            }
        }

        private static long number(String value, long most) {
            Cursor cursor = new Cursor(value);
            long number = cursor.number();
            return cursor.atEnd() && number <= most ? number : Cursor.NO_NUMBER;
        }

        /** A line whose beginning is lost may still tell of the ports. */
        boolean isCutButHasPorts(String line) {
            return PacketFields.hasPorts(protocol)
                    && sourcePort >= 0
                    && destinationPort >= 0
                    && !line.contains("SRC=")
                    && !line.contains("DST=")
                    && line.contains(" ID=");
        }

        void put(LogEvent event) {
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, in)
                    .put(LogField.OBSERVER_EGRESS_INTERFACE_NAME, out)
                    .put(LogField.SOURCE_IP, source)
                    .put(LogField.DESTINATION_IP, destination)
                    .put(LogField.USER_ID, user);
            PacketFields.putProtocol(event, protocol);
            putMacs(event);
            if (length > 0 && source != null) {
                PacketFields.putPacket(event, length);
            }
            if (PacketFields.hasPorts(protocol) && sourcePort >= 0 && destinationPort >= 0) {
                event.put(LogField.SOURCE_PORT, sourcePort).put(LogField.DESTINATION_PORT, destinationPort);
            }
            if (PacketFields.isIcmp(protocol) && type >= 0) {
                event.put(LogField.FLOW_ICMP_TYPE, type);
                if (code >= 0) {
                    event.put(LogField.FLOW_ICMP_CODE, code);
                }
            }
            PacketFields.putFlags(event, flags);
        }

        /** MAC= shows the octets of the link header: destination, source, type, and what follows by mistake. */
        private void putMacs(LogEvent event) {
            event.put(LogField.SOURCE_MAC, macSource).put(LogField.DESTINATION_MAC, macDestination);
            // A tunnel's header begins with 45: it is IPv4 and holds no MAC addresses.
            boolean ethernet = mac != null
                    && mac.length() >= 14 * MAC_OCTET - 1
                    && (!mac.startsWith("45:") || mac.startsWith("08:00", 12 * MAC_OCTET));
            if (ethernet && mac != null) {
                String from = PacketFields.mac(mac, 6 * MAC_OCTET);
                String to = PacketFields.mac(mac, 0);
                if (from != null && to != null) {
                    event.put(LogField.SOURCE_MAC, from).put(LogField.DESTINATION_MAC, to);
                }
            }
        }
    }
}
