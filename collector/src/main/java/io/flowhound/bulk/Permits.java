/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests the senders have under way. The bound is halved when Elasticsearch says that it is too busy (429),
 * once for all requests that were under way then, and rises by one after as many requests in a row as it is high which were
 * not: additive increase, multiplicative decrease, as TCP does it. Safe for use by several threads.
 */
final class Permits {
    private final int most;
    private final Pool pool;
    private int limit;
    /** How often the bound was lowered: answers to requests older than that say nothing new. */
    private int epoch;
    /** Requests answered since the bound changed, none of them with 429. */
    private int calm;

    /** Begins with all permits. */
    Permits(int most) {
        this.most = most;
        this.limit = most;
        this.pool = new Pool(most);
    }

    /** Waits for a permit, in the order of asking; returns what {@link #release} wants to know. */
    int acquire() throws InterruptedException {
        pool.acquire();
        synchronized (this) {
            return epoch;
        }
    }

    /**
     * Gives a permit back.
     *
     * @param acquired what {@link #acquire} returned
     * @param outcome how the request went
     */
    synchronized void release(int acquired, Outcome outcome) {
        switch (outcome) {
            case TAKEN -> rise();
            case BUSY -> fall(acquired);
            case UNKNOWN -> {}
        }
        pool.release();
    }

    /** How a request went, as far as load is concerned. */
    enum Outcome {
        TAKEN,
        /** All or some of it was refused for lack of room. */
        BUSY,
        /** Not answered, or refused for another reason. */
        UNKNOWN
    }

    private void rise() {
        if (limit < most && ++calm >= limit) {
            calm = 0;
            limit++;
            pool.release();
        }
    }

    private void fall(int acquired) {
        calm = 0;
        if (acquired == epoch && limit > 1) {
            int lower = limit / 2;
            pool.reducePermits(limit - lower);
            limit = lower;
            epoch++;
        }
    }

    /** How many requests may be under way now. */
    synchronized int limit() {
        return limit;
    }

    /** First come, first served; may owe permits for a while when the bound is lowered. */
    private static final class Pool extends Semaphore {
        private static final long serialVersionUID = 1;

        Pool(int permits) {
            super(permits, true);
        }

        @Override
        protected void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}
