/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that fails and is tried again after a while; logged when it begins and when it is over. For one thread. */
final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final long retryNanos;
    private boolean lasting;
    private long since;

    /** Makes one that has not happened, to be tried again after {@code retryNanos} once it has. */
    Trouble(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    /** Whether it is time to try. */
    boolean mayTry() {
        return !lasting || System.nanoTime() - since > retryNanos;
    }

    /** Notes that it failed; {@code what} says what failed, {@code next} what follows and what to do. */
    void failed(String what, IOException cause, String next) {
        if (!lasting) {
            log.error("{}: {}. {}", what, cause.toString(), next);
        }
        lasting = true;
        since = System.nanoTime();
    }

    /** Notes that it worked. */
    void over(Object what) {
        if (lasting) {
            log.info("works again: {}", what);
        }
        lasting = false;
    }
}
