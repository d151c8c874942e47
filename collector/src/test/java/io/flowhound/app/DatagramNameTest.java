/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.journal.Entry;
import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatagramNameTest {
    private static final long MOST_48 = (1L << 48) - 1;

    private final Ids ids = new Ids();
    private final DatagramName name = new DatagramName(ids);

    /** Notes what ids would be made of. */
    private static final class Ids implements DocumentHandler {
        private long incarnation;
        private long position;
        private int record;

        @Override
        public JsonBuffer begin(long timestampMillis, long newIncarnation, long newPosition, int newRecord) {
            incarnation = newIncarnation & MOST_48;
            position = newPosition;
            record = newRecord;
            return new JsonBuffer(16);
        }

        @Override
        public void end() {
            record = -1;
        }

        @Override
        public String toString() {
            return incarnation + " " + position + " " + record;
        }
    }

    private static Entry entry(String payload) {
        Entry entry = new Entry();
        entry.data = payload.getBytes(StandardCharsets.US_ASCII);
        entry.length = entry.data.length;
        entry.arrivalMillis = 1_795_320_000_000L;
        entry.addressLow = 0xFFFF_C000_0201L;
        entry.port = 2055;
        return entry;
    }

    private String nameOf(Entry entry) {
        name.give(entry);
        name.begin(0, entry.incarnation, entry.position, 24);
        return ids.toString();
    }

    @Test
    void give_sameDatagramElsewhere_sameName() {
        Entry moved = entry("..hello");
        moved.offset = 2;
        moved.length = 5;
        moved.position = 77;
        moved.nextPosition = 99;
        moved.session = 4;
        assertThat(nameOf(moved)).isEqualTo(nameOf(entry("hello")));
    }

    @Test
    void give_anyDifference_anotherName() {
        Entry later = entry("hello");
        later.arrivalMillis++;
        Entry port = entry("hello");
        port.port++;
        Entry low = entry("hello");
        low.addressLow++;
        Entry high = entry("hello");
        high.addressHigh++;
        assertThat(Set.of(
                        nameOf(entry("hello")),
                        nameOf(entry("hellp")),
                        nameOf(entry("")),
                        nameOf(later),
                        nameOf(port),
                        nameOf(low),
                        nameOf(high)))
                .hasSize(7);
    }

    @Test
    void ids_use48BitsOfPositions_andEntriesRise() {
        Set<String> names = new HashSet<>();
        long or = 0;
        long before = -1;
        for (int i = 0; i < 1000; i++) {
            Entry entry = entry("datagram " + i);
            names.add(nameOf(entry));
            assertThat(entry.position).isGreaterThan(before);
            assertThat(ids.position).isBetween(0L, MOST_48);
            assertThat(ids.record).isEqualTo(24);
            before = entry.position;
            or |= ids.position;
        }
        assertThat(names).hasSize(1000);
        assertThat(or).isEqualTo((1L << 40) - 1);
    }
}
