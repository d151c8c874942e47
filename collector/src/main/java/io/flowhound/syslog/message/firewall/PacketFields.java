/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import org.jspecify.annotations.Nullable;

/** Puts what lines of firewalls say of one packet: protocol, TCP flags, size; with the words that flow documents use. */
final class PacketFields {
    /** In the order of the bits in the TCP header, as flow documents list them. */
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private static final String FLAG_LETTERS = "FSRPAUEC";
    private static final int MAC_LENGTH = 17;
    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMPV6 = 58;
    private static final int SCTP = 132;
    private static final int UDPLITE = 136;

    private PacketFields() {}

    /**
     * The number of a protocol by its name or number, -1 when it is neither. The names are those of IANA and of the firewalls.
     */
    static int protocol(String word) {
        if (!word.isEmpty() && word.length() <= 3 && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
            return number(word);
        }
        for (Name name : Name.ALL) {
            if (name.text().equalsIgnoreCase(word)) {
                return name.number();
            }
        }
        return -1;
    }

    private static int number(String word) {
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number <= 0xFF ? number : -1;
    }

    /** Puts number and name of a protocol; nothing for -1. */
    static void putProtocol(LogEvent event, int number) {
        if (number < 0) {
            return;
        }
        event.put(LogField.NETWORK_IANA_NUMBER, number);
        for (Name name : Name.ALL) {
            if (name.number() == number) {
                event.put(LogField.NETWORK_TRANSPORT, name.text());
                return;
            }
        }
    }

    static boolean isIcmp(int protocol) {
        return protocol == ICMP || protocol == ICMPV6;
    }

    static boolean isTcp(int protocol) {
        return protocol == TCP;
    }

    static boolean hasPorts(int protocol) {
        return protocol == TCP || protocol == UDP || protocol == SCTP || protocol == UDPLITE;
    }

    /** The bit of a flag that is written as a word (SYN), 0 when it is none. */
    static int flag(String word) {
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if (FLAGS[bit].equals(word)) {
                return 1 << bit;
            }
        }
        return 0;
    }

    /** The bits of flags that are written as letters (SA), as pf does; letters that are none count nothing. */
    static int flagLetters(String letters) {
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i) == 'W' ? 'C' : letters.charAt(i); // pf calls CWR W
            int bit = FLAG_LETTERS.indexOf(letter);
            flags |= bit < 0 ? 0 : 1 << bit;
        }
        return flags;
    }

    static void putFlags(LogEvent event, int flags) {
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                event.add(LogField.FLOW_TCP_FLAGS, FLAGS[bit]);
            }
        }
    }

    /** Puts the size of a line's only packet, in octets with the IP header. */
    static void putPacket(LogEvent event, long octets) {
        event.put(LogField.SOURCE_BYTES, octets)
                .put(LogField.SOURCE_PACKETS, 1)
                .put(LogField.NETWORK_BYTES, octets)
                .put(LogField.NETWORK_PACKETS, 1);
    }

    /** The MAC address at a place of a text, octets between colons or dashes, as ECS writes it; null when there is none. */
    static @Nullable String mac(String text, int at) {
        if (at < 0 || text.length() - at < MAC_LENGTH) {
            return null;
        }
        StringBuilder mac = new StringBuilder(MAC_LENGTH);
        for (int i = 0; i < MAC_LENGTH; i++) {
            char character = text.charAt(at + i);
            if (i % 3 == 2) {
                if (character != ':' && character != '-') {
                    return null;
                }
                mac.append('-');
            } else if (Character.digit(character, 16) < 0) {
                return null;
            } else {
                mac.append(character >= 'a' ? (char) (character - ('a' - 'A')) : character);
            }
        }
        return mac.toString();
    }

    /** The MAC address that a whole text is; null when it is none. */
    static @Nullable String mac(@Nullable String text) {
        return text == null || text.length() != MAC_LENGTH ? null : mac(text, 0);
    }

    /** A protocol and one of its names, in lower case; the first of a number is the one for documents. */
    private record Name(String text, int number) {
        private static final Name[] ALL = {
            new Name("tcp", TCP),
            new Name("udp", UDP),
            new Name("icmp", ICMP),
            new Name("ipv6-icmp", ICMPV6),
            new Name("icmpv6", ICMPV6),
            new Name("icmp6", ICMPV6),
            new Name("igmp", 2),
            new Name("ipv4", 4),
            new Name("ipencap", 4),
            new Name("ipinip", 4),
            new Name("ipv6", 41),
            new Name("gre", 47),
            new Name("esp", 50),
            new Name("ah", 51),
            new Name("ahp", 51),
            new Name("eigrp", 88),
            new Name("ospfigp", 89),
            new Name("ospf", 89),
            new Name("pim", 103),
            new Name("ipcomp", 108),
            new Name("pcp", 108),
            new Name("vrrp", 112),
            new Name("carp", 112),
            new Name("l2tp", 115),
            new Name("sctp", SCTP),
            new Name("udplite", UDPLITE),
        };
    }
}
