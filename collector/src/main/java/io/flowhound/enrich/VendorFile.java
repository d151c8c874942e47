/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of who was assigned which block of MAC addresses: IEEE's {@code oui}, {@code mam} and {@code oui36}, as CSV or as text, and
 * Wireshark's {@code manuf}. Which of them a file is, its lines say. Blocks of other sizes than IEEE assigns are left out.
 */
final class VendorFile {
    private static final long MOST_OCTETS = 64L << 20;
    private static final int LONGEST_NAME = 128;
    private static final String ASSIGNMENT = "Assignment";
    private static final String ORGANIZATION = "Organization Name";

    /** {@code 28-6F-B9   (hex)		Nokia Shanghai Bell Co., Ltd.} */
    private static final Pattern PREFIX = Pattern.compile("([0-9A-F]{2})-([0-9A-F]{2})-([0-9A-F]{2})\\s+\\(hex\\).*");

    /** {@code E00000-EFFFFF     (base 16)		Telefonix}: what it follows is cut into parts. */
    private static final Pattern BLOCK = Pattern.compile("([0-9A-F]{6})(?:-([0-9A-F]{6}))?\\s+\\(base 16\\)\\s*(.*)");

    /** {@code 00:1B:C5:00:00:00/36	Converging	Converging Systems Inc.} */
    private static final Pattern MANUF = Pattern.compile(
            "([0-9A-Fa-f]{2}(?:[:.-][0-9A-Fa-f]{2}){2,5})(?:/(\\d{1,2}))?\\s+([^\\t#]+)(?:\\t+([^#]*))?.*");

    private final VendorTable.Builder table;
    private long prefix;

    private VendorFile(VendorTable.Builder table) {
        this.table = table;
    }

    /**
     * Adds the blocks of a file to a table.
     *
     * @throws IOException naming the file, when it cannot be read or has no block
     */
    static void read(Path file, VendorTable.Builder into) throws IOException {
        if (Files.size(file) > MOST_OCTETS) {
            throw new IOException(file + " is larger than 64 MB, which no list of MAC vendors is");
        }
        // Some copies of manuf have octets that are no UTF-8: they are replaced, not refused.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int before = into.size();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.startsWith("Registry,")) {
            readCsv(text, file, into);
        } else {
            new VendorFile(into).readLines(text);
        }
        if (into.size() == before) {
            throw new IOException(
                    file + " has no MAC vendor: IEEE's oui.csv or oui.txt, or Wireshark's manuf is needed");
        }
    }

    private static void readCsv(String text, Path file, VendorTable.Builder into) throws IOException {
        try {
            CsvTable rows = CsvTable.read(new StringReader(text), file.toString(), ASSIGNMENT, ORGANIZATION);
            for (CsvTable.Row row : rows.rows()) {
                add(into, row.cell(ASSIGNMENT), row.cell(ORGANIZATION));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Adds a block whose digits are all that counts of it: 6, 7 or 9 for 24, 28 or 36 bits. */
    private static void add(VendorTable.Builder into, String digits, String name) {
        if (digits.matches("[0-9A-Fa-f]{6,9}")) {
            int bits = 4 * digits.length();
            add(into, Long.parseLong(digits, 16) << (48 - bits), bits, name);
        }
    }

    private static void add(VendorTable.Builder into, long block, int bits, @Nullable String name) {
        String cleaned = name == null ? "" : name.replaceAll("\\p{Cntrl}", " ").strip();
        if ((bits == 24 || bits == 28 || bits == 36) && isName(cleaned)) {
            into.add(block, bits, cleaned.length() > LONGEST_NAME ? cleaned.substring(0, LONGEST_NAME) : cleaned);
        }
    }

    /** IEEE holds blocks that it assigns in parts, and does not name everybody. */
    private static boolean isName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.isEmpty() && !lower.equals("private") && !lower.startsWith("ieee registration authority");
    }

    private void readLines(String text) throws IOException {
        BufferedReader lines = new BufferedReader(new StringReader(text));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                readLine(line);
            }
        }
    }

    private void readLine(String line) {
        Matcher hex = PREFIX.matcher(line);
        if (hex.matches()) {
            prefix = Long.parseLong(hex.group(1) + hex.group(2) + hex.group(3), 16) << 24;
            return;
        }
        Matcher block = BLOCK.matcher(line);
        if (block.matches()) {
            readBlock(block);
            return;
        }
        Matcher manuf = MANUF.matcher(line);
        if (manuf.matches()) {
            readManuf(manuf);
        }
    }

    private void readBlock(Matcher block) {
        long first = Long.parseLong(block.group(1), 16);
        String last = block.group(2);
        if (last == null) {
            add(table, first << 24, 24, block.group(3));
        } else {
            long addresses = Long.parseLong(last, 16) - first + 1;
            int bits = 48 - Long.numberOfTrailingZeros(addresses);
            if (addresses > 0 && Long.bitCount(addresses) == 1) {
                add(table, prefix | first, bits, block.group(3));
            }
        }
    }

    private void readManuf(Matcher manuf) {
        String digits = manuf.group(1).replaceAll("[:.-]", "");
        String length = manuf.group(2);
        String full = manuf.group(4);
        int bits = length == null ? 4 * digits.length() : Integer.parseInt(length);
        long block = Long.parseLong(digits, 16) << (48 - 4 * digits.length());
        add(table, block, bits, full == null || full.isBlank() ? manuf.group(3) : full);
    }
}
