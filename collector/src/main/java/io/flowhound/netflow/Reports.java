/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Describes streams for people. */
final class Reports {
    private Reports() {}

    static <P> ExporterReport of(Exporter<?, P> exporter, Observations observations, Templates<?, P> templates) {
        ExporterKey key = exporter.key;
        StreamHealth health = exporter.health;
        List<ExporterReport.KnownTemplate> known = new ArrayList<>();
        exporter.eachTemplate(entry -> known.add(new ExporterReport.KnownTemplate(
                entry.template,
                entry.learnt,
                entry.refreshed,
                entry.used,
                entry.records,
                key.version() >= Message.V9 && templates.expired(entry, health.last()))));
        return new ExporterReport(
                new IpAddress(key.addressHigh(), key.addressLow()),
                key.session(),
                Integer.toUnsignedLong(key.domain()),
                key.version(),
                health.first(),
                health.last(),
                health.clockOffset(),
                health.counts(),
                health.sequence(),
                known,
                missing(exporter),
                observations);
    }

    private static <S, P> List<ExporterReport.MissingTemplate> missing(Exporter<S, P> exporter) {
        List<ExporterReport.MissingTemplate> missing = new ArrayList<>();
        for (Map.Entry<Integer, Queue<Parked<S, P>>> each : exporter.parked.entrySet()) {
            missing.add(missing(each.getKey(), each.getValue()));
        }
        missing.sort(Comparator.comparingInt(ExporterReport.MissingTemplate::id));
        return missing;
    }

    private static <S, P> ExporterReport.MissingTemplate missing(int id, Queue<Parked<S, P>> sets) {
        long octets = 0;
        long since = Long.MAX_VALUE;
        long datagrams = 0;
        long last = -1;
        for (Parked<S, P> set : sets) { // in the order of the journal
            octets += set.length;
            since = Math.min(since, set.arrivalMillis);
            datagrams += set.position == last ? 0 : 1;
            last = set.position;
        }
        return new ExporterReport.MissingTemplate(id, since, datagrams, octets);
    }
}
