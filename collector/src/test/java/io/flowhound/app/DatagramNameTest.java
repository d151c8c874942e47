/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatagramNameTest {
    private static final long MOST_48 = (1L << 48) - 1;

    private final DatagramName name = new DatagramName();

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
        return entry.incarnation + " " + entry.position;
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
        assertThat(new DatagramName()).satisfies(other -> {
            Entry entry = entry("hello");
            other.give(entry);
            assertThat(entry.incarnation + " " + entry.position).isEqualTo(nameOf(entry("hello")));
        });
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
    void give_positions_have48Bits() {
        Set<Long> positions = new HashSet<>();
        long or = 0;
        for (int i = 0; i < 1000; i++) {
            Entry entry = entry("datagram " + i);
            name.give(entry);
            assertThat(entry.position).isBetween(0L, MOST_48);
            positions.add(entry.position);
            or |= entry.position;
        }
        assertThat(positions).hasSize(1000);
        assertThat(or).isEqualTo(MOST_48);
    }
}
