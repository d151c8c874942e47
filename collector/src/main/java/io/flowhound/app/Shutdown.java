/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C or SIGTERM, and lets the program end in order before the JVM does. */
final class Shutdown implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hook, "flowhound-shutdown"));
    }

    private void hook() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the program is asked to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Says that everything is closed: the JVM may end. */
    @Override
    public void close() {
        done.countDown();
    }
}
