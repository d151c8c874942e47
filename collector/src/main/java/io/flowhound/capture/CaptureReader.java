/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the UDP datagrams of a capture file, whichever format it is in. */
public final class CaptureReader {
    private static final List<CaptureFormat> FORMATS = List.of(new PcapFormat(), new PcapngFormat());

    private CaptureReader() {}

    /**
     * Reads a capture to its end and hands over each UDP datagram in it. Fragments are put together.
     *
     * @throws IOException when the file cannot be read or is no capture, or what the handler throws. A file that is cut off
     *     is read up to there, with a warning in the summary
     */
    public static CaptureSummary read(Path file, CaptureHandler handler) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": there is no such file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CaptureFormat format = formatOf(file, in);
            CaptureReport report = new CaptureReport();
            long modified = Files.getLastModifiedTime(file).toMillis();
            format.read(new CaptureInput(in, modified), handler, report);
            return report.summary();
        }
    }

    private static CaptureFormat formatOf(Path file, InputStream in) throws IOException {
        in.mark(CaptureFormat.SIGNATURE);
        byte[] start = in.readNBytes(CaptureFormat.SIGNATURE);
        in.reset();
        if (start.length == CaptureFormat.SIGNATURE) {
            int signature = ByteBuffer.wrap(start).getInt();
            for (CaptureFormat format : FORMATS) {
                if (format.recognises(signature)) {
                    return format;
                }
            }
        }
        String known = FORMATS.stream().map(CaptureFormat::title).collect(Collectors.joining(" and "));
        throw new IOException(file + " is not a capture. Read are " + known
                + "; unpack compressed files first, and convert others with editcap -F pcap.");
    }
}
