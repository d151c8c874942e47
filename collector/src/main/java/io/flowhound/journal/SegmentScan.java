/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;

/** Goes through the entries of a segment to which nothing is appended any more. For one thread. */
final class SegmentScan {
    private static final int WINDOW = 1 << 17;

    private final Window window = new Window(WINDOW);
    private final Entry entry = new Entry();

    /**
     * Hands over the whole entries from a position on.
     *
     * @return how many octets are damaged, so that they hold no entry
     */
    long entries(SegmentInput input, long from, EntryHandler handler) throws IOException {
        long end = input.segment().end();
        long damaged = 0;
        long at = input.next(from);
        while (at < end) {
            window.load(input, at);
            int framed = window.frame();
            for (int i = 0; i < framed; ) {
                i = window.read(i, entry);
                handler.entry(entry);
            }
            int skipped = framed > 0 ? 0 : window.search();
            damaged += skipped;
            at = input.next(at + framed + skipped);
        }
        return damaged;
    }
}
