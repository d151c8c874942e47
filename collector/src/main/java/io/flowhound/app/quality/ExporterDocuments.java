/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static io.flowhound.schema.HealthField.*;

import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.Masking;
import io.flowhound.schema.HealthField;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the documents of exporters, and of what was dropped of whom. Their addresses are stored as those of flows are ({@link Masking}). For
 * one thread, but for {@link #mask}.
 */
final class ExporterDocuments {
    private final Identity identity;
    private final Growth growth;
    private final Silence silence;
    /** Replaced as a whole, since another thread does that. */
    private volatile Masking masking = Masking.none();

    ExporterDocuments(Identity identity, Growth growth, Silence silence) {
        this.identity = identity;
        this.growth = growth;
        this.silence = silence;
    }

    /** Stores addresses by other rules from now on. */
    void mask(AddressRules rules) {
        masking = new Masking(rules);
    }

    /**
     * Those of one time.
     *
     * @param until up to when what arrived is decoded, epoch milliseconds
     */
    List<HealthDocument> of(Collection<ExporterNow> exporters, Span span, long until) {
        List<HealthDocument> documents = new ArrayList<>();
        Names names = new Names(masking);
        exporters.forEach(exporter -> documents.add(exporter(exporter, span, until, names)));
        growth.drops()
                .forEach((exporter, reasons) -> reasons.forEach((reason, count) -> {
                    String stored = names.stored(exporter);
                    HealthDocument document = identity.document(span, "drop", names.id(stored, "-" + reason));
                    name(document, stored);
                    documents.add(document.put(DROP_REASON, reason)
                            .put(DROPPED, count)
                            .put(OK, false));
                }));
        return documents;
    }

    /** What is stored of whose address, and of which documents there are those. */
    private static final class Names {
        private final Masking masking;
        private final Map<String, Integer> used = new HashMap<>();

        Names(Masking masking) {
            this.masking = masking;
        }

        String stored(String exporter) {
            IpAddress address = IpAddress.parseOrNull(exporter);
            return address == null ? exporter : masking.mask(address).toString();
        }

        /** Addresses of which the same is stored get a number: else only one of their documents would be. */
        String id(String stored, String behind) {
            String id = "-" + stored + behind;
            int before = used.merge(id, 1, Integer::sum) - 1;
            return before == 0 ? id : id + "." + before;
        }
    }

    /** Who is not known by an address has a name only, such as unknown or other. */
    private static void name(HealthDocument document, String exporter) {
        if (IpAddress.parseOrNull(exporter) == null) {
            document.put(OBSERVER_NAME, exporter);
        } else {
            document.put(OBSERVER_IP, exporter);
        }
    }

    private HealthDocument exporter(ExporterNow exporter, Span span, long until, Names names) {
        String address = exporter.address().toString();
        String stored = names.stored(address);
        HealthDocument document = identity.document(span, "exporter", names.id(stored, ""));
        name(document, stored);
        long arrived = growth.of("flowhound.exporter.sequence.arrived", address);
        long lost = growth.of("flowhound.exporter.sequence.lost", address);
        long dropped = growth.drops().getOrDefault(address, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        boolean heard = exporter.heardSince(Math.min(span.from(), until - (span.end() - span.from())));
        Judgement judgement = Judgement.of(
                exporter,
                new Judgement.Minute(span.from(), heard, silence.isSilent(exporter.address()), arrived, lost, dropped));
        document.put(OK, judgement.problems().isEmpty()).put(PROBLEMS, judgement.problems());
        if (!judgement.reason().isEmpty()) {
            document.put(REASON, judgement.reason());
        }
        if (growth.knows(address)) { // else better nothing than zeros
            counts(document, address);
            document.put(DROPPED, dropped);
            document.put(SEQUENCE_ARRIVED, arrived).put(SEQUENCE_LOST, lost);
            document.put(COMPLETENESS, completeness(arrived, lost));
        }
        document.put(SEQUENCE_UNIT, exporter.numbersDatagrams() ? "datagrams" : "records");
        if (heard) { // a clock may have been set since it was heard
            document.put(CLOCK_SKEW, exporter.clockOffset());
        }
        state(document, exporter, until);
        return document;
    }

    private void counts(HealthDocument document, String address) {
        Map<HealthField, String> meters = Map.of(
                DATAGRAMS, "datagrams",
                OCTETS, "octets",
                FLOWS, "flows",
                OPTIONS, "options",
                PARKED, "parked",
                UNPARKED, "unparked",
                SEQUENCE_LATE, "sequence.late",
                SEQUENCE_RESTARTS, "sequence.restarts");
        meters.forEach((field, meter) -> document.put(field, growth.of("flowhound.exporter." + meter, address)));
    }

    private static void state(HealthDocument document, ExporterNow exporter, long until) {
        document.put(TEMPLATES_KNOWN, exporter.templates()).put(TEMPLATES_MISSING, exporter.missing());
        if (exporter.heard()) {
            document.put(SAMPLING_RATE, Math.max(1, exporter.samplingRate()));
        }
        if (exporter.last() > 0) {
            document.time(LAST_DATAGRAM, exporter.last());
            document.put(SILENT_SECONDS, Math.max(0, until - exporter.last()) / 1000);
        }
    }

    /** Arrived of announced in the last span; NaN when nothing was announced. */
    double completeness(ExporterNow exporter) {
        String address = exporter.address().toString();
        return completeness(
                growth.of("flowhound.exporter.sequence.arrived", address),
                growth.of("flowhound.exporter.sequence.lost", address));
    }

    private static double completeness(long arrived, long lost) {
        return arrived + lost == 0 ? Double.NaN : (double) arrived / (arrived + lost);
    }
}
