/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

/** Waits for threads to end. */
final class Threads {
    private Threads() {}

    /** Waits for a thread; whether it has ended. An interrupt ends the waiting and is kept. */
    static boolean join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
