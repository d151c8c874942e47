/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** IPFIX files (RFC 5655): messages back to back. A message arrives when it was exported, from the exporter that is given. */
final class IpfixFormat implements CaptureFormat {
    /** A file is written by a session of a kind that keeps order, so that withdrawals count (RFC 5655 section 8). */
    private static final int SESSION = 1;

    private static final int BLOCK = 1 << 16;

    @Override
    public String title() {
        return "IPFIX files";
    }

    @Override
    public boolean recognises(int signature) {
        return signature >>> 16 == 10 && (signature & 0xFFFF) >= IpfixShape.HEADER;
    }

    @Override
    public void read(CaptureInput in, CaptureHandler handler, CaptureReport report) throws IOException {
        CapturedDatagram datagram = new CapturedDatagram();
        datagram.addressHigh = in.exporter().high();
        datagram.addressLow = in.exporter().low();
        datagram.session = SESSION;
        IpfixFramer messages = new IpfixFramer((data, offset, length) -> {
            datagram.data = data;
            datagram.offset = offset;
            datagram.length = length;
            datagram.arrivalMillis = Octets.u32(data, offset + 4) * 1000;
            report.datagrams++;
            handler.datagram(datagram);
        });
        boolean more;
        do {
            more = in.next(BLOCK);
            messages.add(in.data(), 0, in.length());
        } while (more);
        if (messages.end() > 0) {
            report.warn("the file ends within a message. What comes before it was read.");
        }
        report.resynchronised += messages.damages();
    }
}
