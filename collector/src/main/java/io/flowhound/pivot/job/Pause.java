/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits, and ends every waiting when the job is to stop. Safe for use by several threads. */
class Pause {
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Waits; returns early when the job is to stop. */
    void await(long millis) throws InterruptedException {
        stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    final void stop() {
        stopping.countDown();
    }

    final boolean stopping() {
        return stopping.getCount() == 0;
    }
}
