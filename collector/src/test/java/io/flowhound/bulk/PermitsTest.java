/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.bulk.Permits.Outcome;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private final Permits permits = new Permits(8);

    private void busy() throws InterruptedException {
        permits.release(permits.acquire(), Outcome.BUSY);
    }

    private void taken(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            permits.release(permits.acquire(), Outcome.TAKEN);
        }
    }

    @Test
    void release_busy_halvesDownToOne() throws Exception {
        busy();
        assertThat(permits.limit()).isEqualTo(4);
        busy();
        assertThat(permits.limit()).isEqualTo(2);
        busy();
        busy();
        assertThat(permits.limit()).isEqualTo(1);
    }

    @Test
    void release_busyRequestsThatWereUnderWayTogether_countOnce() throws Exception {
        int first = permits.acquire();
        int second = permits.acquire();
        int third = permits.acquire();
        permits.release(first, Outcome.BUSY);
        permits.release(second, Outcome.BUSY);
        permits.release(third, Outcome.BUSY);
        assertThat(permits.limit()).isEqualTo(4);
    }

    @Test
    void release_taken_risesByOneAfterARoundAndNotAboveTheMost() throws Exception {
        busy();
        busy();
        taken(1);
        assertThat(permits.limit()).isEqualTo(2);
        taken(1);
        assertThat(permits.limit()).isEqualTo(3);
        taken(3);
        assertThat(permits.limit()).isEqualTo(4);
        taken(1000);
        assertThat(permits.limit()).isEqualTo(8);
    }

    @Test
    void release_unknown_changesNothing() throws Exception {
        busy();
        for (int i = 0; i < 100; i++) {
            permits.release(permits.acquire(), Outcome.UNKNOWN);
        }
        assertThat(permits.limit()).isEqualTo(4);
    }

    @Test
    void release_busyBreaksTheRound() throws Exception {
        busy();
        taken(3);
        busy();
        taken(1);
        assertThat(permits.limit()).isEqualTo(2);
    }

    @Test
    void acquire_beyondTheLoweredLimit_waitsUntilEnoughAreBack() throws Exception {
        Permits two = new Permits(2);
        int first = two.acquire();
        int second = two.acquire();
        two.release(first, Outcome.BUSY);
        CountDownLatch got = new CountDownLatch(1);
        Thread third = Thread.ofPlatform().start(() -> {
            try {
                two.release(two.acquire(), Outcome.UNKNOWN);
                got.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Awaitility.await().until(() -> third.getState() == Thread.State.WAITING);
        assertThat(got.getCount()).isEqualTo(1);
        two.release(second, Outcome.UNKNOWN);
        assertThat(got.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(two.limit()).isEqualTo(1);
    }
}
