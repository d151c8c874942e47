/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import io.flowhound.schema.IpAddress;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** IPFIX messages for tests, each with a number in its header, and a reader that notes which ones came out of a file. */
final class IpfixMessages {
    /** The export time of message 0: 2026-11-22T04:00:00Z. */
    static final long START = 1_795_320_000L;

    private static final TemplateSpec TEMPLATE = TemplateSpec.of(256, FieldSpec.of(1, 4), FieldSpec.of(2, 4));

    final List<Integer> numbers = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    final List<String> senders = new ArrayList<>();
    final List<Integer> sessions = new ArrayList<>();
    final List<Integer> ended = new ArrayList<>();

    /** A message with this sequence number, a second after the one before; of 16 + 16 + 4 + 8 * records octets. */
    static byte[] message(int number, int records) {
        DataRecord[] all = new DataRecord[records];
        for (int i = 0; i < records; i++) {
            all[i] = new DataRecord(TEMPLATE).number(1, 1000 + i).number(2, 10 + i);
        }
        return ExportMessage.ipfix()
                .exportTime(START + number)
                .sequence(number)
                .domain(7)
                .templates(TEMPLATE)
                .data(TEMPLATE, all)
                .toBytes();
    }

    static byte[] message(int number) {
        return message(number, 3);
    }

    /** Messages 0, 1 and so on, back to back. */
    static byte[] messages(int count) {
        byte[][] all = new byte[count][];
        Arrays.setAll(all, IpfixMessages::message);
        return Packets.concat(all);
    }

    CaptureSummary read(Path folder, byte[] file) throws IOException {
        return read(folder, file, CaptureReader.NOBODY);
    }

    CaptureSummary read(Path folder, byte[] file, IpAddress exporter) throws IOException {
        numbers.clear();
        times.clear();
        senders.clear();
        sessions.clear();
        ended.clear();
        return CaptureReader.read(Files.write(folder.resolve("capture"), file), exporter, new CaptureHandler() {
            @Override
            public void datagram(CapturedDatagram datagram) {
                numbers.add(ByteBuffer.wrap(datagram.data, datagram.offset, datagram.length)
                        .getInt(datagram.offset + 8));
                times.add(datagram.arrivalMillis);
                senders.add(IpAddress.text(datagram.addressHigh, datagram.addressLow) + ":" + datagram.port + " -> "
                        + datagram.destinationPort);
                sessions.add(datagram.session);
            }

            @Override
            public void ended(CapturedDatagram last) {
                ended.add(last.session);
            }
        });
    }
}
