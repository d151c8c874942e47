/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lets the hunt for pivots go round, tick by tick of arrival time: reads what has come, asks the detector, writes alerts and
 * the history, remembers how far it is. {@link io.flowhound.pivot.job.PivotJob} is the way in.
 *
 * <p>In: login records by arrival, how many there are, how far collectors have stored theirs. Out: evaluations to the alerts, edges of
 * whole days to the history, a checkpoint. Batch and live are the same ticks; live waits in between.
 */
@NullMarked
package io.flowhound.pivot.job;

import org.jspecify.annotations.NullMarked;
