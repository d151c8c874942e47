/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.enrich.inventory.Content.ExporterRow;
import io.flowhound.enrich.inventory.Content.HostRow;
import io.flowhound.enrich.inventory.Content.InterfaceRow;
import io.flowhound.enrich.inventory.Content.SubnetRow;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes things of rows, however these were written. A row with a mistake is left out, and the mistake is noted; those beside it are taken.
 */
final class RowReader {
    private static final int LONGEST = 253;
    private static final int SHOWN = 60;
    private static final long MOST_INDEX = 0xFFFF_FFFFL;
    private static final long GROUP_BIT = 1L << 40;
    private static final int MAPPED = 96;

    private final Content content;
    /** Sites and zones repeat, and so do roles: one text serves all. */
    private final Map<String, byte[]> texts = new HashMap<>();

    RowReader(Content content) {
        this.content = content;
    }

    /** What is wrong with a row. */
    private static final class BadRow extends Exception {
        private static final long serialVersionUID = 1;

        BadRow(String message) {
            super(message);
        }
    }

    void read(Kind kind, Row row) {
        try {
            check(kind, row);
            switch (kind) {
                case HOST -> host(row);
                case SUBNET -> subnet(row);
                case EXPORTER ->
                    content.add(new ExporterRow(row.line(), exporter(row), text(row, "name"), text(row, "site")));
                case INTERFACE -> content.add(new InterfaceRow(row.line(), exporter(row), index(row), made(row)));
            }
        } catch (BadRow e) {
            content.problem(row.line(), String.valueOf(e.getMessage()));
        }
    }

    private static void check(Kind kind, Row row) throws BadRow {
        for (String key : row.cells().keySet()) {
            if (!kind.keys().contains(key)) {
                throw new BadRow("'" + shown(key) + "' is none of " + String.join(", ", kind.keys()));
            }
            if (row.isList(key) && !kind.takesSeveral(key)) {
                throw new BadRow(key + " must be one value, not a list: keep one of them");
            }
        }
    }

    private void host(Row row) throws BadRow {
        List<IpAddress> addresses = new ArrayList<>();
        for (String text : row.texts("address")) {
            addresses.add(address("address", text));
        }
        List<Long> macs = new ArrayList<>();
        for (String text : row.texts("mac")) {
            macs.add(mac(text));
        }
        if (addresses.isEmpty() && macs.isEmpty()) {
            throw new BadRow("a host needs an address or a mac: add one, or take the row away");
        }
        Host host = new Host(text(row, "name"), text(row, "role"), text(row, "site"), text(row, "zone"));
        content.add(new HostRow(row.line(), addresses, macs, host));
    }

    private void subnet(Row row) throws BadRow {
        IpNetwork network = network(needed(row, "network"));
        Subnet subnet = new Subnet(
                text(row, "name"), text(row, "role"), text(row, "site"), text(row, "zone"), told(row, "internal"));
        content.add(new SubnetRow(row.line(), network, subnet));
    }

    private static IpAddress exporter(Row row) throws BadRow {
        return address("exporter", needed(row, "exporter"));
    }

    private static long index(Row row) throws BadRow {
        String text = needed(row, "index");
        long index = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (index < 0 || index > MOST_INDEX) {
            throw new BadRow("'" + shown(text) + "' is no index of an interface, 0 to " + MOST_INDEX);
        }
        return index;
    }

    private Interface made(Row row) throws BadRow {
        String speed = row.text("speed");
        long bits = speed == null ? 0 : Speed.parse(speed);
        if (speed != null && bits == 0) {
            throw new BadRow("'" + shown(speed) + "' is no speed in bits a second, such as 1G, 10 Mbit or 100000000");
        }
        return new Interface(text(row, "name"), text(row, "alias"), bits);
    }

    private static String needed(Row row, String key) throws BadRow {
        String text = row.text(key);
        if (text == null) {
            throw new BadRow(key + " is missing: add it, or take the row away");
        }
        return text;
    }

    private static IpAddress address(String key, String text) throws BadRow {
        IpAddress address = IpAddress.parseOrNull(text);
        if (address == null) {
            throw new BadRow(key + " '" + shown(text) + "' is no IP address, such as 192.0.2.7 or 2001:db8::7");
        }
        return address;
    }

    private static IpNetwork network(String text) throws BadRow {
        int slash = text.indexOf('/');
        IpAddress first = address("network", slash < 0 ? text : text.substring(0, slash));
        int bits = IpAddress.isIpv4(first.high(), first.low()) ? 32 : 128;
        String length = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        int prefix = length.matches("\\d{1,3}") ? Integer.parseInt(length) : -1;
        if (prefix < 0 || prefix > bits) {
            throw new BadRow("network '" + shown(text) + "' must have a prefix length from 0 to " + bits);
        }
        IpAddress cut = cut(first, bits == 32 ? MAPPED + prefix : prefix);
        if (!cut.equals(first)) {
            throw new BadRow("network '" + shown(text) + "' has bits set behind the prefix; did you mean '" + cut + "/"
                    + prefix + "'?");
        }
        return IpNetwork.of(first, prefix);
    }

    private static IpAddress cut(IpAddress address, int prefix) {
        long high = prefix >= 64 ? -1 : prefix == 0 ? 0 : -1L << (64 - prefix);
        long low = prefix <= 64 ? 0 : -1L << (128 - prefix);
        return new IpAddress(address.high() & high, address.low() & low);
    }

    private static Long mac(String text) throws BadRow {
        String digits = text.replaceAll("[:.-]", "");
        long mac = digits.matches("[0-9A-Fa-f]{12}") ? Long.parseLong(digits, 16) : 0;
        if (mac == 0 || (mac & GROUP_BIT) != 0) {
            throw new BadRow("mac '" + shown(text) + "' is no MAC address of a machine, such as 00-00-5E-00-53-23");
        }
        return mac;
    }

    private static Told told(Row row, String key) throws BadRow {
        String text = row.text(key);
        if (text == null) {
            return Told.UNSAID;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Told.YES;
            case "false", "no" -> Told.NO;
            default -> throw new BadRow(key + " '" + shown(text) + "' must be true or false");
        };
    }

    private byte @Nullable [] text(Row row, String key) throws BadRow {
        String text = row.text(key);
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadRow(
                    key + " '" + shown(text) + "' must have at most " + LONGEST + " characters that can be seen");
        }
        return texts.computeIfAbsent(text, Json::string);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
