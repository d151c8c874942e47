/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.netflow.ExporterReport;
import io.flowhound.schema.IpAddress;
import java.util.Comparator;
import java.util.List;

/**
 * An exporter at one moment, with all its streams. Times are epoch milliseconds, 0 for never.
 *
 * @param last when it was heard last
 * @param templates how many are known
 * @param missing how many data sets wait for
 * @param missingSince when the oldest data set arrived that waits; {@link Long#MAX_VALUE} when none does
 * @param clockOffset by how many milliseconds its clock is ahead of ours: the largest of its streams
 * @param heard whether a stream of it is known that has sent something, also in an earlier run of the collector, so that the offset of its
 *     clock and its rate are of one that was heard
 * @param samplingRate the largest of its streams; 0 when nothing is known
 * @param numbersDatagrams whether its sequence is of datagrams
 */
record ExporterNow(
        IpAddress address,
        long last,
        long templates,
        long missing,
        long missingSince,
        long clockOffset,
        boolean heard,
        long samplingRate,
        boolean numbersDatagrams) {

    /** An exporter of its streams, at least one. */
    static ExporterNow of(List<ExporterReport> streams) {
        ExporterReport latest = streams.stream()
                .max(Comparator.comparingLong(ExporterReport::last))
                .orElseThrow();
        return new ExporterNow(
                latest.address(),
                latest.last(),
                streams.stream().mapToLong(each -> each.templates().size()).sum(),
                streams.stream().mapToLong(each -> each.missing().size()).sum(),
                streams.stream()
                        .flatMap(each -> each.missing().stream())
                        .mapToLong(ExporterReport.MissingTemplate::since)
                        .min()
                        .orElse(Long.MAX_VALUE),
                streams.stream()
                        .map(ExporterReport::clockOffsetMillis)
                        .max(Comparator.comparingLong(Math::abs))
                        .orElse(0L),
                streams.stream().anyMatch(each -> each.first() > 0),
                streams.stream()
                        .mapToLong(each -> each.observations().samplingRate())
                        .max()
                        .orElse(0),
                latest.sequence().datagrams());
    }

    /** Whether it was heard at a time or later, so that what is known of its clock is of now. */
    boolean heardSince(long time) {
        return heard && last >= time;
    }

    /** The same when its streams are gone, such as those of a connection that has ended: only when it was heard stays. */
    ExporterNow gone() {
        return new ExporterNow(address, last, 0, 0, Long.MAX_VALUE, 0, false, 0, numbersDatagrams);
    }
}
