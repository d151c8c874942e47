/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryEntriesTest {
    private final MemoryEntries entries = new MemoryEntries();
    private final Entry entry = new Entry();

    private void keep(long position, int... octets) {
        entry.data = new byte[octets.length + 1];
        for (int i = 0; i < octets.length; i++) {
            entry.data[i + 1] = (byte) octets[i];
        }
        entry.offset = 1;
        entry.length = octets.length;
        entry.incarnation = 5;
        entry.position = position;
        entry.arrivalMillis = 1000 + position;
        entries.keep(entry);
    }

    private List<Entry> read(long incarnation, long position) {
        List<Entry> read = new ArrayList<>();
        assertThat(entries.read(incarnation, position, read::add)).isEqualTo(!read.isEmpty());
        return read;
    }

    @Test
    void kept_isACopy() {
        keep(7, 1, 2);
        keep(9, 3);
        Entry found = read(5, 7).get(0);
        assertThat(found.data).containsExactly(1, 2);
        assertThat(found.offset).isZero();
        assertThat(found.length).isEqualTo(2);
        assertThat(found.arrivalMillis).isEqualTo(1007);
        assertThat(read(6, 7)).isEmpty();
        assertThat(read(5, 8)).isEmpty();
    }

    @Test
    void letGo_isGone() {
        keep(7, 1);
        keep(9, 3);
        entries.letGoBefore(9);
        assertThat(read(5, 7)).isEmpty();
        assertThat(read(5, 9)).hasSize(1);
        entries.letGoBefore(Long.MAX_VALUE);
        assertThat(read(5, 9)).isEmpty();
    }
}
