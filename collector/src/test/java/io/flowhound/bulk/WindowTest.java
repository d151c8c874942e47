/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window();

    @Test
    void documents_nothingKnown_isAll() {
        window.open();
        assertThat(window.documents(Documents.batch(100))).isEqualTo(100);
    }

    @Test
    void tooLarge_limitsLaterBatchesToo_butNotBelowTheLeast() {
        Batch batch = Documents.batch(1000);
        window.open();
        assertThat(window.tooLarge(batch.octets(1000))).isEqualTo(batch.octets(1000) / 2);
        assertThat(window.documents(batch)).isBetween(490, 510);
        window.tooLarge(1000);
        assertThat(window.documents(batch)).isLessThan(20);
        window.open();
        assertThat(batch.octets(window.documents(batch))).isBetween(Window.LEAST_CEILING - 100, Window.LEAST_CEILING);
    }

    @Test
    void tooLarge_afterManyBatches_isTriedAgain() {
        Batch batch = Documents.batch(3000);
        window.open();
        window.tooLarge(2 * Window.LEAST_CEILING);
        window.open();
        int limited = window.documents(batch);
        for (int i = 1; i < Window.BATCHES_UNTIL_RAISE; i++) {
            assertThat(window.documents(batch)).isEqualTo(limited);
            window.open();
        }
        assertThat(window.documents(batch)).isGreaterThan(limited);
    }

    @Test
    void unreadable_searchesByHalves() {
        Batch batch = Documents.batch(8);
        window.open();
        window.unreadable(8);
        assertThat(window.documents(batch)).isEqualTo(4);
        window.answered(4);
        assertThat(window.documents(batch)).as("the fault is in the next four").isEqualTo(2);
        window.unreadable(2);
        assertThat(window.documents(batch)).isEqualTo(1);
        window.found();
        assertThat(window.documents(batch)).isEqualTo(8);
    }

    @Test
    void overloaded_onceOrTwice_isNoReason() {
        Batch batch = Documents.batch(100);
        window.open();
        window.overloaded(batch.octets(100));
        window.overloaded(batch.octets(100));
        assertThat(window.documents(batch)).isEqualTo(100);
        window.overloaded(batch.octets(100));
        assertThat(window.documents(batch)).isBetween(48, 52);
        window.answered(50);
        assertThat(window.documents(batch)).isGreaterThan(90);
    }
}
