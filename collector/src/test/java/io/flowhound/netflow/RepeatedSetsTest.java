/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.CollectorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedSetsTest {
    private static final long NOW = 1_000;

    private final Sender<Object, Object> sender = new Sender<>(
            () -> new CollectorMetrics(new SimpleMeterRegistry()).exporter("192.0.2.1"), new Sender.Total());
    private final RepeatedSets<Object> sets = new RepeatedSets<>(sender);

    private void add(byte[] set) {
        sets.add(set, 0, set.length, List.of());
    }

    private boolean contains(byte[] set) {
        return sets.contains(set, 0, set.length, NOW);
    }

    @Test
    void contains_whatWasAdded_untilCleared() {
        byte[] set = {0, 2, 0, 5, 1};
        assertThat(contains(set)).isFalse();
        add(set);
        assertThat(contains(set)).isTrue();
        sets.clear();
        assertThat(contains(set)).isFalse();
    }

    @Test
    void add_longSet_isNotRemembered() {
        add(new byte[1_500]);
        add(new byte[1_501]);
        assertThat(contains(new byte[1_500])).isTrue();
        assertThat(contains(new byte[1_501])).isFalse();
    }

    @Test
    void whatIsRemembered_countsAgainstTheBoundsOfTheSender_untilItGoes() {
        for (byte i = 0; i < 100; i++) {
            add(new byte[] {i});
        }
        assertThat(sender.hasRoomFor(DecoderLimits.FIELDS_OF_ADDRESS - 8)).isTrue();
        assertThat(sender.hasRoomFor(DecoderLimits.FIELDS_OF_ADDRESS - 7)).isFalse();
        sets.clear();
        assertThat(sender.hasRoomFor(DecoderLimits.FIELDS_OF_ADDRESS)).isTrue();
    }

    @Test
    void add_withoutRoom_isNotRemembered() {
        sender.addFields(DecoderLimits.FIELDS_OF_ADDRESS);
        byte[] set = {0, 2, 0, 5, 1};
        add(set);
        assertThat(contains(set)).isFalse();
    }
}
