/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that fails and is tried again after a while; logged when it begins and when it is over. For one thread, but any may
 * ask for the problem.
 */
final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final long retryNanos;
    private volatile @Nullable String problem;
    private long since;

    /** Makes one that has not happened, to be tried again after {@code retryNanos} once it has. */
    Trouble(long retryNanos) {
        this.retryNanos = retryNanos;
    }

    /** Whether it is time to try. */
    boolean mayTry() {
        return problem == null || System.nanoTime() - since > retryNanos;
    }

    /** Notes that it failed; {@code what} says what failed, {@code next} what follows and what to do. */
    void failed(String what, IOException cause, String next) {
        if (problem == null) {
            log.error("{}: {}. {}", what, cause.toString(), next);
        }
        problem = what + ": " + cause + ". " + next;
        since = System.nanoTime();
    }

    /** Notes that it worked. */
    void over(Object what) {
        if (problem != null) {
            log.info("works again: {}", what);
        }
        problem = null;
    }

    /** What fails now, why, and what to do; null when nothing does. */
    @Nullable
    String problem() {
        return problem;
    }
}
