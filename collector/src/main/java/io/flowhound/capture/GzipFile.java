/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzip file (RFC 1952) that ends where it is cut off or damaged, instead of failing there. */
final class GzipFile extends FilterInputStream {
    /** The first two octets of every gzip file. */
    static final int SIGNATURE = 0x1F8B;

    private static final int BUFFER = 1 << 16;

    private final CaptureReport report;
    private boolean broken;

    GzipFile(InputStream in, CaptureReport report) throws IOException {
        super(new GZIPInputStream(in, BUFFER));
        this.report = report;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (broken) {
            return -1;
        }
        try {
            return super.read(into, offset, length);
        } catch (EOFException | ZipException e) {
            broken = true;
            report.warn("the compressed file is cut off or damaged (" + e.getMessage()
                    + "). What comes before that was read.");
            return -1;
        }
    }
}
