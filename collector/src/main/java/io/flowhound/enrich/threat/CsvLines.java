/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables, a row a line, with commas, semicolons, tabs or bars between the cells. The column is the configured one, else the first of which
 * the head says that it has addresses, else the first that has one. The head may be a remark, as abuse.ch writes it. Of MISP's tables, rows
 * of other types than addresses, and those that are not meant for detection, are not used.
 */
final class CsvLines {
    private static final Set<String> NAMES = Set.of(
            "ip",
            "ips",
            "ip_address",
            "ipaddress",
            "ip address",
            "ipv4",
            "ipv6",
            "address",
            "dst_ip",
            "src_ip",
            "dest_ip",
            "source_ip",
            "destination_ip",
            "indicator",
            "ioc",
            "ioc_value",
            "cidr",
            "network",
            "netblock",
            "subnet",
            "prefix",
            "value",
            "host",
            "url");
    private static final int UNKNOWN = -1;

    private final Entries entries;
    private final @Nullable String wanted;
    private int column;
    private int type = UNKNOWN;
    private int toIds = UNKNOWN;
    private char separator;
    private boolean begun;

    /** @param wanted the column by name or by number from 1; null when it is to be found */
    CsvLines(Entries entries, @Nullable String wanted) {
        this.entries = entries;
        this.wanted = wanted;
        this.column = wanted != null && wanted.matches("\\d{1,4}") ? Integer.parseInt(wanted) - 1 : UNKNOWN;
    }

    /** Whether a line is the head of a table with addresses. */
    static boolean isHead(String line) {
        String text = withoutMark(line);
        return cells(text, separator(text)).stream().anyMatch(cell -> NAMES.contains(cell.toLowerCase(Locale.ROOT)));
    }

    private static String withoutMark(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == '#' || line.charAt(start) == ' ')) {
            start++;
        }
        return line.substring(start);
    }

    /** Takes a line before the first row, which may be the head. */
    void remark(String line) {
        if (line.stripLeading().startsWith("#")) {
            String text = withoutMark(line);
            if (cells(text, separator(text)).size() > 1) {
                head(text);
            }
        }
    }

    void read(String line, long number) throws IOException {
        if (line.isBlank()) {
            return;
        }
        if (line.stripLeading().startsWith("#")) {
            if (!begun) {
                remark(line);
            }
            return;
        }
        if (!begun) {
            begun = true;
            if (separator == 0 || line.indexOf(separator) < 0) {
                separator = separator(line);
            }
            if (head(line)) {
                return;
            }
        }
        row(cells(line, separator), line, number);
    }

    /** Takes what a head tells; whether the line is one. */
    private boolean head(String line) {
        char between = separator(line);
        List<String> cells = cells(line.toLowerCase(Locale.ROOT), between);
        int found = wanted == null ? firstKnown(cells) : cells.indexOf(wanted.toLowerCase(Locale.ROOT));
        boolean isHead = found >= 0 || cells.stream().anyMatch(NAMES::contains);
        if (!isHead) {
            return false;
        }
        separator = between;
        type = cells.indexOf("type");
        toIds = cells.indexOf("to_ids");
        if (found >= 0 && !isNumber()) {
            column = found;
        }
        return true;
    }

    private boolean isNumber() {
        return wanted != null && column >= 0 && wanted.matches("\\d{1,4}");
    }

    private static int firstKnown(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (NAMES.contains(cells.get(i))) {
                return i;
            }
        }
        return UNKNOWN;
    }

    private void row(List<String> cells, String line, long number) throws IOException {
        if (column == UNKNOWN) {
            if (wanted != null) {
                throw new IOException("has no column '" + wanted + "'");
            }
            column = firstAddress(cells);
            if (column == UNKNOWN) {
                entries.bad(line, number, "has no address or network");
                return;
            }
        }
        if (column >= cells.size()) {
            entries.bad(line, number, "has no column " + (column + 1));
        } else if (isOfOtherType(cells) || "0".equals(cell(cells, toIds))) {
            entries.unused();
        } else {
            entries.add(MispType.address(cell(cells, type), cells.get(column)), number);
        }
    }

    private boolean isOfOtherType(List<String> cells) {
        String of = cell(cells, type);
        return of != null && toIds != UNKNOWN && !MispType.hasAddress(of);
    }

    private static @Nullable String cell(List<String> cells, int at) {
        return at >= 0 && at < cells.size() ? cells.get(at) : null;
    }

    private static int firstAddress(List<String> cells) {
        IndicatorText text = new IndicatorText();
        for (int i = 0; i < cells.size(); i++) {
            if (text.read(cells.get(i)) == IndicatorText.Kind.NETWORK) {
                return i;
            }
        }
        return UNKNOWN;
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char one : new char[] {',', ';', '\t', '|'}) {
            long count = line.chars().filter(character -> character == one).count();
            if (count > most) {
                best = one;
                most = count;
            }
        }
        return best;
    }

    /** The cells of a row (RFC 4180, but for line ends within cells), without white space around them. */
    static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (twice) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
