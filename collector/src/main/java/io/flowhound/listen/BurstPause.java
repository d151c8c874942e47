/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets datagrams gather in the socket for a millisecond after a short burst, so that the system calls around each (waking up, reading,
 * writing to the journal, waking the pipeline) are shared by several. At some thousand datagrams a second that halves what receiving
 * costs; a socket buffer of 64 KiB bridges the time at ten thousand.
 */
enum BurstPause {
    /** For a transport that reads until the socket is empty. */
    SHORT,
    /** For one that ends a burst after each datagram, which would be slowed down to a thousand datagrams a second. */
    NONE;

    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** After a longer burst there is no time to lose: whoever waits a millisecond then falls behind. */
    private static final int LONGEST = 32;

    /** Waits on the event loop's own thread, since it is this thread that shall not wake up; {@code datagrams} were read before. */
    void after(int datagrams) {
        if (this == SHORT && datagrams > 0 && datagrams < LONGEST) {
            LockSupport.parkNanos(this, NANOS);
        }
    }
}
