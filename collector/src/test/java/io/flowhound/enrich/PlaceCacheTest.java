/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceCacheTest {
    private static final byte[] GEO = Json.raw("{\"city_name\":\"Riga\"}");

    private final Source source = new Source();
    private final PlaceCache cache = new PlaceCache(source);

    /** Gives a place for every address, and remembers for which it was asked. */
    private static final class Source implements Places {
        private final List<Long> asked = new ArrayList<>();
        private int generation;

        @Override
        public Place find(long addressHigh, long addressLow) {
            asked.add(addressLow);
            return new Place(addressHigh, addressLow, false, false, GEO, null, addressLow);
        }

        @Override
        public int generation() {
            return generation;
        }
    }

    @Test
    void address_isLookedUpOnce() {
        for (int round = 0; round < 2; round++) {
            for (long low = 0; low < 100_000; low++) {
                assertThat(cache.find(0, low).asNumber()).isEqualTo(low);
            }
        }
        assertThat(source.asked).hasSize(100_000);
    }

    @Test
    void addressesThatDifferInOneHalf_areTold() {
        assertThat(cache.find(1, 2).high()).isEqualTo(1);
        assertThat(cache.find(2, 2).high()).isEqualTo(2);
        assertThat(cache.find(1, 3).low()).isEqualTo(3);
        assertThat(cache.find(1, 2).low()).isEqualTo(2);
    }

    @Test
    void moreAddressesThanSlots_areAllAnswered_andTheBusiestStays() {
        long busy = 5;
        for (long low = 0; low < 1_000_000; low++) {
            assertThat(cache.find(0, low).low()).isEqualTo(low);
            if (low % 10 == 0) {
                cache.find(0, busy);
            }
        }
        assertThat(source.asked.stream().filter(low -> low == busy)).hasSize(1);
    }

    @Test
    void ahead_readsWhatIsKnown_andAsksNobody() {
        cache.ahead(0, 1);
        cache.find(0, 1);
        for (int low = 2; low <= 4; low++) {
            cache.ahead(0, low);
        }
        int before = cache.touched();
        cache.ahead(0, 5);
        int nothing = 1; // the slot of the last address is free
        assertThat(cache.touched()).isEqualTo(before + nothing + '{' + '}');
        assertThat(source.asked).containsExactly(1L);
    }

    @Test
    void newGeneration_isAskedAgain() {
        cache.find(0, 1);
        cache.refresh();
        cache.find(0, 1);
        assertThat(source.asked).hasSize(1);
        source.generation++;
        cache.refresh();
        cache.find(0, 1);
        assertThat(source.asked).hasSize(2);
    }
}
