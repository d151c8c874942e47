/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.netflow.template.Template;
import io.flowhound.schema.IpAddress;
import java.util.List;

/**
 * What is known of one exporter stream at one moment. Times are epoch milliseconds of arrival, 0 for never.
 *
 * @param address of the exporter
 * @param session 0 for UDP, else the number of its TCP connection
 * @param domain observation domain, source id or engine, 0 to 4,294,967,295
 * @param version 1, 5, 7, 9 or 10 (IPFIX)
 * @param first when its first datagram arrived, also in an earlier run of the collector
 * @param last when its last datagram arrived
 * @param clockOffsetMillis how far its clock is ahead of ours, smoothed; negative when behind
 * @param counts what was received from it since then: each datagram of the journal once, however often the collector died
 * @param sequence what its sequence numbers tell since then
 * @param templates what it has announced, by id
 * @param missing templates that its parked data sets wait for, by id
 * @param observations what its records tell
 */
public record ExporterReport(
        IpAddress address,
        int session,
        long domain,
        int version,
        long first,
        long last,
        long clockOffsetMillis,
        Counts counts,
        Sequence sequence,
        List<KnownTemplate> templates,
        List<MissingTemplate> missing,
        Observations observations) {
    public ExporterReport {
        templates = List.copyOf(templates);
        missing = List.copyOf(missing);
    }

    /** Datagrams, flow records and options records. */
    public record Counts(long datagrams, long flows, long options) {}

    /**
     * What became of the sequence since the stream is known, in earlier runs of the collector too: in datagrams for v9, in
     * records for the others, unless the exporter counts the other thing.
     *
     * @param arrived units that were sent and have arrived
     * @param lost units that were sent and have not arrived
     * @param reordered datagrams that came late
     * @param restarts how often it began anew
     * @param datagrams whether the units are datagrams
     */
    public record Sequence(long arrived, long lost, long reordered, long restarts, boolean datagrams) {}

    /**
     * A template in use.
     *
     * @param learnt when this definition arrived
     * @param refreshed when it was announced last
     * @param used when a data set needed it last
     * @param records how many records it has decoded
     * @param expired whether the exporter has not announced it within its lifetime; it is used until another comes
     */
    public record KnownTemplate(
            Template template, long learnt, long refreshed, long used, long records, boolean expired) {}

    /**
     * A template that has not come.
     *
     * @param since when the oldest datagram that waits for it arrived
     * @param datagrams how many wait
     * @param octets how long they are together
     */
    public record MissingTemplate(int id, long since, long datagrams, long octets) {}
}
