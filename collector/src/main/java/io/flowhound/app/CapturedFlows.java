/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;

/**
 * Drives the stages with the datagrams of captures, whose times are the clock. What becomes documents comes in steps, between which a
 * request can end.
 */
final class CapturedFlows implements EntryHandler {
    private static final int MOST = 100;

    private final FlowPath.Stages stages;
    private final Step step;

    /** Stands around each step. */
    interface Step {
        /** Where steps need nothing around them. */
        Step PLAIN = Runnable::run;

        /** Does it. */
        void run(Runnable work);
    }

    CapturedFlows(FlowPath.Stages stages, Step step) {
        this.stages = stages;
        this.step = step;
    }

    @Override
    public void entry(Entry entry) {
        while (stages.held().isDue(entry.arrivalMillis)) {
            step.run(() -> stages.held().release(entry.arrivalMillis, MOST));
        }
        stages.held().arrive(0, entry.arrivalMillis);
        step.run(() -> stages.decoder().entry(entry));
        while (stages.decoder().hasReady()) {
            step.run(stages.decoder()::unpark);
        }
    }

    /** Says that nothing follows: what waits for others is merged, and data sets that wait for a template are dropped and counted. */
    void end() {
        stages.decoder().end();
        boolean[] more = {true};
        while (more[0]) {
            step.run(() -> more[0] = stages.held().flush(MOST));
        }
    }
}
