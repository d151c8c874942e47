/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one after the other. Of a line that is too long to be one the end is left out. */
final class Lines {
    private static final int LONGEST = 64 << 10;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST];
    private final byte[] buffer = new byte[LONGEST];
    private int at;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The number of the last line, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; null behind the last one. */
    @Nullable
    String next() throws IOException {
        if (!fill()) {
            return null;
        }
        int length = 0;
        boolean ended = false;
        while (!ended && fill()) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            int taken = Math.min(stop - at, LONGEST - length);
            System.arraycopy(buffer, at, line, length, taken);
            length += taken;
            ended = stop < end;
            at = ended ? stop + 1 : stop;
        }
        number++;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        boolean marked = number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB;
        int start = marked ? 3 : 0;
        return new String(line, start, length - start, StandardCharsets.UTF_8);
    }

    /** Whether there is any octet left. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
