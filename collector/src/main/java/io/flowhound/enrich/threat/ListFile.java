/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.enrich.threat.ThreatList.ListFormat;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the file of a list, also a compressed one (gzip), in the format that is configured or that it shows. */
final class ListFile {
    private static final int BUFFER = 64 << 10;
    private static final int SNIFFED = 4096;
    private static final int FEW = 10;

    private final Entries entries = new Entries();
    private final ThreatList list;
    private final Instant now;

    private ListFile(ThreatList list, Instant now) {
        this.list = list;
        this.now = now;
    }

    /**
     * Reads it.
     *
     * @param now decides what is valid where entries have times
     * @throws IOException when it cannot be read or is no list, such as the page of an error; the message says what it is
     */
    static Entries read(ThreatList list, Instant now) throws IOException {
        Path file = list.file();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            ListFile reading = new ListFile(list, now);
            reading.read(raw);
            return reading.entries;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file: download it, or correct threats.lists", e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not be read: give the collector's user the right to", e);
        } catch (EOFException | ZipException e) {
            throw new IOException("is damaged or half-written: " + e.getMessage(), e);
        }
    }

    private void read(InputStream raw) throws IOException {
        InputStream in = isGzip(raw) ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        int first = firstOctet(in);
        if (first < 0) {
            throw new IOException("is empty, as after a download that failed");
        }
        ListFormat format = list.format();
        boolean json = format == ListFormat.AUTO && (first == '{' || first == '[');
        if (json || format == ListFormat.JSON) {
            new JsonObjects(entries, now).read(in);
        } else {
            lines(new Lines(in), format);
        }
        judge();
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip;
    }

    /** The first octet that is no white space; -1 when there is none. */
    private static int firstOctet(InputStream in) throws IOException {
        in.mark(SNIFFED);
        int octet = in.read();
        for (int i = 1; i < SNIFFED && (Character.isWhitespace(octet) || octet > 0x7F); i++) {
            octet = in.read();
        }
        in.reset();
        return octet;
    }

    private void lines(Lines lines, ListFormat format) throws IOException {
        PlainLines plain = new PlainLines(entries);
        CsvLines csv = new CsvLines(entries, list.column());
        Boolean table = format == ListFormat.AUTO ? null : Boolean.valueOf(format == ListFormat.CSV);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (table == null && !PlainLines.isRemark(line)) {
                table = isTable(line);
            }
            if (table == null) {
                csv.remark(line);
            } else if (table) {
                csv.read(line, lines.number());
            } else {
                plain.read(line, lines.number());
            }
        }
    }

    private boolean isTable(String line) {
        if (list.column() != null) {
            return true;
        }
        IndicatorText.Kind start = new IndicatorText().read(PlainLines.first(line));
        boolean cells = line.indexOf(',') >= 0 || line.indexOf(';') >= 0 || line.indexOf('\t') >= 0;
        return start != IndicatorText.Kind.NETWORK && (cells || CsvLines.isHead(line));
    }

    /** A page that says that a download is not possible has an address in it at times: it must not take the place of a list. */
    private void judge() throws IOException {
        if (entries.badLines() > Math.max(FEW, entries.size()) || (entries.size() == 0 && entries.badLines() > 0)) {
            throw new IOException("is no list of addresses: " + entries.badLines() + " of its lines are none, "
                    + entries.size() + " are; " + first(entries.problems()));
        }
    }

    private static @Nullable String first(List<String> problems) {
        return problems.isEmpty() ? null : problems.get(0);
    }
}
