/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.Judgement;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.pivot.job.JobParts;
import io.flowhound.pivot.job.LearningState;
import io.flowhound.pivot.report.SeenNetworks;
import io.flowhound.pivot.report.TraceText.Way;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands ask of the hunt and its alerts, a question a method. */
public interface PivotDesk extends AutoCloseable {
    /** The alerts that are asked for, the most urgent first. */
    List<Alert> alerts(AlertQuery query) throws IOException;

    /**
     * The alert with an id or with the only one that begins so, or null.
     *
     * @throws IOException when several begin so
     */
    @Nullable
    Alert alert(String id) throws IOException;

    /** Writes what an analyst makes of an alert, and gives the alert as it is then. */
    Alert decide(Alert alert, Decision decision) throws IOException;

    /** What a hunt that writes alerts works with. */
    JobParts parts();

    /** What a hunt works with whose alerts go into memory, and which writes nothing else either. */
    JobParts dryParts(MemoryAlerts alerts);

    /**
     * What the detector thinks of the logins by which some hosts can have been reached or left.
     *
     * @param from milliseconds since 1970: what ended before is left out
     * @param to milliseconds since 1970: what begins then or later is left out
     */
    List<Judgement> judge(Collection<String> hosts, Way way, long from, long to) throws IOException;

    /**
     * Between which of our networks flows were seen.
     *
     * @param from milliseconds since 1970, inclusive
     * @param to milliseconds since 1970, exclusive
     */
    SeenNetworks coverage(long from, long to) throws IOException;

    /** Whether there is history enough to tell what is unusual, as far as it has been written down. */
    LearningState learning(Instant now) throws IOException;

    /** Where nobody was seen to look in the last hour, a sentence each; empty when there is nothing to say. */
    List<String> blindness(Instant now) throws IOException;

    @Override
    void close() throws IOException;
}
