/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the job works with.
 *
 * @param records reads login records
 * @param counts counts them
 * @param watermark how far may be read while flows come in
 * @param hunts makes the detector
 * @param alerts makes what writes alerts; a new one whenever the hunt begins or goes on from a checkpoint
 * @param baseline keeps the history
 * @param dismissals what people have dismissed
 * @param checkpoints where to keep a checkpoint, by its name
 * @param witness asks the logs whose logins they were
 */
public record JobParts(
        RecordSource records,
        Counts counts,
        Watermark watermark,
        Hunts hunts,
        Supplier<AlertSink> alerts,
        Baseline baseline,
        Dismissals dismissals,
        Function<String, CheckpointStore> checkpoints,
        Witness witness) {
    /** Parts that ask no logs. */
    public JobParts(
            RecordSource records,
            Counts counts,
            Watermark watermark,
            Hunts hunts,
            Supplier<AlertSink> alerts,
            Baseline baseline,
            Dismissals dismissals,
            Function<String, CheckpointStore> checkpoints) {
        this(records, counts, watermark, hunts, alerts, baseline, dismissals, checkpoints, Witness.NONE);
    }
}
