/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.schema.IpAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is refused for one reason, at most once a minute whoever sent it and wherever. Safe for use by several threads. */
final class RefusalLog {
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final long INTERVAL_NANOS = 60_000_000_000L;

    private final UnaryOperator<String> words;
    private final LongSupplier nanos;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong nextAt;

    /**
     * A log that has said nothing.
     *
     * @param words what is said of a sender, with what to do about it
     * @param nanos the clock
     */
    RefusalLog(UnaryOperator<String> words, LongSupplier nanos) {
        this.words = words;
        this.nanos = nanos;
        this.nextAt = new AtomicLong(nanos.getAsLong());
    }

    void refused(long count, long high, long low) {
        long all = refused.addAndGet(count);
        long now = nanos.getAsLong();
        long next = nextAt.get();
        if (now - next >= 0 && nextAt.compareAndSet(next, now + INTERVAL_NANOS)) {
            log.warn("{} ({} refused so far, of all senders)", words.apply(IpAddress.text(high, low)), all);
        }
    }
}
