/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The body of a bulk request whose documents get other ids each time it is sent, in rising order as those of the collector.
 *
 * @param octets action lines and documents
 * @param ids where the id of each document begins
 */
@SuppressWarnings("ArrayRecordComponent")
record LoaderBody(byte[] octets, int[] ids) {
    private static final String DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int ID = 20;

    /** Another one of the same, for another thread. */
    LoaderBody copy() {
        return new LoaderBody(octets.clone(), ids);
    }

    int documents() {
        return ids.length;
    }

    /** Gives the documents ids of their own: incarnation, number of the request, place in it. */
    void number(String incarnation, long request) {
        byte[] head = (incarnation + text(request, 8)).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < ids.length; i++) {
            System.arraycopy(head, 0, octets, ids[i], head.length);
            for (int digit = 0; digit < 4; digit++) {
                octets[ids[i] + head.length + digit] = (byte) DIGITS.charAt(i >>> (18 - 6 * digit) & 63);
            }
        }
    }

    /** A number in so many digits of 6 bits, in the order of their octets. */
    static String text(long value, int digits) {
        StringBuilder text = new StringBuilder();
        for (int i = digits - 1; i >= 0; i--) {
            text.append(DIGITS.charAt((int) (value >>> (6 * i) & 63)));
        }
        return text.toString();
    }

    /** Makes bodies of the documents that it gets. */
    static final class Maker implements DocumentHandler {
        private final String index;
        private final int mostDocuments;
        private final int mostOctets;
        private final List<LoaderBody> bodies;
        private final JsonBuffer buffer;
        private final int[] ids;
        private int count;

        Maker(String index, int mostOctets, int mostDocuments, List<LoaderBody> bodies) {
            this.index = index;
            this.mostOctets = mostOctets;
            this.mostDocuments = mostDocuments;
            this.bodies = bodies;
            this.buffer = new JsonBuffer(mostOctets + (1 << 16));
            this.ids = new int[mostDocuments];
        }

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            String day = LocalDate.ofEpochDay(timestampMillis / 86_400_000).toString().replace('-', '.');
            buffer.ascii("{\"create\":{\"_index\":\"" + index + day + "\",\"_id\":\"");
            ids[count] = buffer.position();
            buffer.ascii("-".repeat(ID) + "\"}}\n");
            return buffer;
        }

        @Override
        public void end() {
            buffer.put('\n');
            count++;
            if (count == mostDocuments || buffer.position() > mostOctets) {
                bodies.add(new LoaderBody(Arrays.copyOf(buffer.array(), buffer.position()), Arrays.copyOf(ids, count)));
                buffer.clear();
                count = 0;
            }
        }
    }
}
