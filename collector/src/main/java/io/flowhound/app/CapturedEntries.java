/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.capture.CaptureHandler;
import io.flowhound.capture.CapturedDatagram;
import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;

/** Hands the datagrams of captures on as if a journal had held them, each at a position of its own. */
final class CapturedEntries implements CaptureHandler {
    private final EntryHandler next;
    private final Entry entry = new Entry();

    CapturedEntries(EntryHandler next) {
        this.next = next;
    }

    @Override
    public void datagram(CapturedDatagram datagram) {
        entry.data = datagram.data;
        entry.offset = datagram.offset;
        entry.length = datagram.length;
        entry.arrivalMillis = datagram.arrivalMillis;
        entry.addressHigh = datagram.addressHigh;
        entry.addressLow = datagram.addressLow;
        entry.port = datagram.port;
        entry.session = datagram.session;
        entry.position = entry.nextPosition;
        entry.nextPosition += datagram.length;
        next.entry(entry);
    }

    /** In a journal, too, an entry without octets says so. */
    @Override
    public void ended(CapturedDatagram last) {
        datagram(last);
    }
}
