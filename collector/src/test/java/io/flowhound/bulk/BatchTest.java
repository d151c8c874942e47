/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static List<String> documents(Batch batch) {
        return IntStream.range(0, batch.count())
                .mapToObj(i -> new String(batch.document(i), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void remove_keepsOrderAndWhatLiesBehind() {
        Batch batch = Documents.batch(10);
        String id = batch.id(3);
        BitSet kept = new BitSet();
        kept.set(1);
        kept.set(3);
        kept.set(7);
        batch.remove(6, kept);
        assertThat(documents(batch))
                .containsExactly("{\"n\":1}", "{\"n\":3}", "{\"n\":6}", "{\"n\":7}", "{\"n\":8}", "{\"n\":9}");
        assertThat(batch.id(1)).isEqualTo(id);
        assertThat(batch.octets(6)).isEqualTo(Documents.batch(6).octets(6));
    }

    @Test
    void remove_movesTheCountOfRefusals() {
        Batch batch = Documents.batch(3);
        assertThat(batch.refuse(2, 400)).isEqualTo(1);
        assertThat(batch.refuse(2, 400)).isEqualTo(2);
        batch.remove(2, new BitSet());
        assertThat(batch.refuse(0, 400)).isEqualTo(3);
        assertThat(batch.refuse(0, 422)).isEqualTo(1);
    }

    @Test
    void refuse_veryOften_keepsTheStatus() {
        Batch batch = Documents.batch(1);
        for (int i = 0; i < 1000; i++) {
            batch.refuse(0, 400);
        }
        assertThat(batch.refuse(0, 400)).isEqualTo(255);
    }

    @Test
    void postponeFirst_putsItLast() {
        Batch batch = Documents.batch(3);
        String id = batch.id(0);
        batch.postponeFirst();
        assertThat(documents(batch)).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":0}");
        assertThat(batch.id(2)).isEqualTo(id);
        Batch one = Documents.batch(1);
        one.postponeFirst();
        assertThat(documents(one)).containsExactly("{\"n\":0}");
    }

    @Test
    void fitting_isAtLeastOne() {
        Batch batch = Documents.batch(10);
        assertThat(batch.fitting(10, Integer.MAX_VALUE)).isEqualTo(10);
        assertThat(batch.fitting(4, Integer.MAX_VALUE)).isEqualTo(4);
        assertThat(batch.fitting(10, batch.octets(3))).isEqualTo(3);
        assertThat(batch.fitting(10, batch.octets(3) - 1)).isEqualTo(2);
        assertThat(batch.fitting(10, 1)).isEqualTo(1);
    }

    @Test
    void open_afterAHugeBatch_givesMemoryBack() {
        Batch batch = new Batch(1024, 10);
        int usual = batch.body().length;
        ActionLine line = new ActionLine(new IndexNames("a"));
        batch.open(0);
        for (int i = 0; i < 1000; i++) {
            Documents.add(batch, line, Documents.NOON, i, Documents.text(i));
        }
        assertThat(batch.full()).isTrue();
        assertThat(batch.body().length).isGreaterThan(50_000);
        batch.open(0);
        assertThat(batch.body()).hasSize(usual);
        Documents.add(batch, line, Documents.NOON, 1, Documents.text(1));
        assertThat(documents(batch)).containsExactly("{\"n\":1}");
    }

    @Test
    void open_afterAUsualBatch_keepsItsMemory() {
        Batch batch = Documents.batch(100);
        byte[] body = batch.body();
        batch.open(0);
        assertThat(batch.body()).isSameAs(body);
        assertThat(batch.count()).isZero();
        assertThat(batch.positioned()).isFalse();
    }
}
