/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddressTableTest {
    private static final int MOST = 500;

    private record Address(long high, long low) {}

    @Test
    void put_keepsWhatAMapWouldKeep() {
        AddressTable<Integer> table = new AddressTable<>(MOST);
        Map<Address, Integer> expected = new LinkedHashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Address address = new Address(random.nextInt(3), random.nextInt(400));
            table.put(address.high, address.low, i);
            expected.remove(address); // put again, it is the youngest
            expected.put(address, i);
            if (expected.size() > MOST) {
                expected.remove(expected.keySet().iterator().next());
            }
        }
        assertThat(table.size()).isEqualTo(MOST);
        for (long high = 0; high < 3; high++) {
            for (long low = 0; low < 400; low++) {
                assertThat(table.find(high, low)).isEqualTo(expected.get(new Address(high, low)));
            }
        }
        assertThat(table.all().stream().map(AddressTable.Node::value)).containsExactlyElementsOf(expected.values());
    }

    @Test
    void clear_forgetsAll() {
        AddressTable<Integer> table = new AddressTable<>(2);
        table.put(1, 1, 1);
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.find(1, 1)).isNull();
        table.put(1, 1, 2);
        assertThat(table.find(1, 1)).isEqualTo(2);
    }
}
