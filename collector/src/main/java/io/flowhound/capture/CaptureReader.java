/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** Reads the datagrams and IPFIX messages of a capture file, whichever format it is in, packed by gzip or not. */
public final class CaptureReader {
    /** The sender of the messages of an IPFIX file when nobody says who it was: the unspecified address, ::. */
    public static final IpAddress NOBODY = new IpAddress(0, 0);

    private static final int BUFFER = 1 << 16;
    private static final List<CaptureFormat> FORMATS = List.of(new PcapFormat(), new PcapngFormat(), new IpfixFormat());

    private CaptureReader() {}

    /** As {@link #read(Path, IpAddress, CaptureHandler)} for a file whose exporter nobody knows. */
    public static CaptureSummary read(Path file, CaptureHandler handler) throws IOException {
        return read(file, NOBODY, handler);
    }

    /**
     * Reads a capture to its end and hands over each UDP datagram in it, each IPFIX message of its TCP connections and
     * SCTP associations, or each message of an IPFIX file. Fragments are put together.
     *
     * @param exporter the sender of the messages of an IPFIX file, which does not name it
     * @throws IOException when the file cannot be read or is no capture, or what the handler throws. A file that is cut off
     *     is read up to there, with a warning in the summary
     */
    public static CaptureSummary read(Path file, IpAddress exporter, CaptureHandler handler) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name the files in it");
        }
        CaptureReport report = new CaptureReport();
        try (InputStream in = open(file, report)) {
            CaptureFormat format = formatOf(file, in);
            long modified = Files.getLastModifiedTime(file).toMillis();
            format.read(new CaptureInput(in, modified, exporter), handler, report);
            return report.summary();
        }
    }

    private static InputStream open(Path file, CaptureReport report) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return start(in) >>> 16 == GzipFile.SIGNATURE
                    ? new BufferedInputStream(new GzipFile(in, report), BUFFER)
                    : in;
        } catch (EOFException | ZipException e) {
            in.close();
            throw new IOException(file + " begins like a gzip file and cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    /** The first four octets, which stay to be read; 0 when there are fewer. */
    private static int start(InputStream in) throws IOException {
        in.mark(CaptureFormat.SIGNATURE);
        byte[] start = in.readNBytes(CaptureFormat.SIGNATURE);
        in.reset();
        return start.length == CaptureFormat.SIGNATURE ? ByteBuffer.wrap(start).getInt() : 0;
    }

    private static CaptureFormat formatOf(Path file, InputStream in) throws IOException {
        int signature = start(in);
        for (CaptureFormat format : FORMATS) {
            if (format.recognises(signature)) {
                return format;
            }
        }
        String known = FORMATS.stream().map(CaptureFormat::title).collect(Collectors.joining(", "));
        throw new IOException(file + " is not a capture. Read are " + known
                + ", also packed by gzip; convert others with editcap -F pcap.");
    }
}
