/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.ExporterReport.KnownTemplate;
import io.flowhound.netflow.ExporterReport.MissingTemplate;
import io.flowhound.netflow.template.FieldSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the templates of an exporter mean: which are missing or out of date, and what they leave out. */
final class TemplateHints {
    private static final long MISSING_MILLIS = 5 * 60_000;
    private static final int NAMED = 5;
    /** The smallest id of a template that an exporter has defined itself (RFC 7011 section 3.4.1). */
    private static final int FIRST_ID = 256;
    /**
     * The elements of IANA's registry that count octets of a flow and reach its document: delta, post and total ones, those
     * of either side (initiatorOctets, responderOctets) and of layer 2.
     */
    private static final Set<Integer> OCTETS = Set.of(1, 23, 85, 171, 231, 232, 352, 353);
    /** natEvent, firewallEvent, and the one that Cisco's ASA had before that: such records tell of events, not of octets. */
    private static final Set<Integer> EVENTS = Set.of(230, 233, 40005);
    /** samplerId, selectorId: they refer to a table of samplers that comes in options records. */
    private static final Set<Integer> SAMPLERS = Set.of(48, 302);

    /** sourceIPv4Address, destinationIPv4Address. */
    private static final Set<Integer> IPV4 = Set.of(8, 12);
    /** sourceIPv6Address, destinationIPv6Address. */
    private static final Set<Integer> IPV6 = Set.of(27, 28);

    private TemplateHints() {}

    static void add(ExporterView exporter, long now, List<Hint> hints) {
        missing(exporter, now, hints);
        expired(exporter, hints);
        octets(exporter, hints);
        sampler(exporter, hints);
        ipv6(exporter, hints);
    }

    private static void missing(ExporterView exporter, long now, List<Hint> hints) {
        List<MissingTemplate> missing = exporter.streams().stream()
                .flatMap(stream -> stream.missing().stream())
                .filter(template -> now - template.since() > MISSING_MILLIS)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        long since = missing.stream().mapToLong(MissingTemplate::since).min().orElse(now);
        long datagrams = missing.stream().mapToLong(MissingTemplate::datagrams).sum();
        hints.add(
                Hint.problem(
                        "templates-missing",
                        ids(missing.stream().map(MissingTemplate::id)) + (missing.size() == 1 ? " has" : " have")
                                + " not come for " + Words.duration(now - since) + "; "
                                + Words.count(datagrams, "datagram") + " " + (datagrams == 1 ? "waits" : "wait")
                                + " on disk and will be decoded when it does.",
                        "Set the exporter's template refresh to 1 minute (template data timeout, template-refresh-rate, template-tx-timeout; many wait for 30 minutes), or restart its export. If it never comes, look for a relay or firewall that loses large datagrams."));
    }

    private static String ids(Stream<Integer> ids) {
        List<Integer> all = ids.distinct().sorted().toList();
        String named = all.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return (all.size() == 1 ? "Template " : "Templates ") + named + more;
    }

    private static void expired(ExporterView exporter, List<Hint> hints) {
        List<Integer> expired = exporter.streams().stream()
                .flatMap(stream -> stream.templates().stream())
                .filter(KnownTemplate::expired)
                .map(template -> template.template().id())
                .toList();
        if (!expired.isEmpty()) {
            hints.add(
                    Hint.note(
                            "templates-expired",
                            ids(expired.stream())
                                    + (expired.stream().distinct().count() == 1 ? " was" : " were")
                                    + " not announced within the lifetime of a template; the last definition is used until another comes.",
                            "Set the exporter's template refresh to 1 minute, so that a change of its configuration is learnt at once."));
        }
    }

    private static void octets(ExporterView exporter, List<Hint> hints) {
        List<KnownTemplate> used = flowTemplates(exporter)
                .filter(template -> template.records() > 0)
                .toList();
        boolean counted =
                used.stream().anyMatch(template -> has(template, OCTETS) || has(template, EVENTS) || foreign(template));
        if (!used.isEmpty() && !counted && !hasFixed(exporter)) {
            hints.add(
                    Hint.problem(
                            "no-octets",
                            "None of its templates counts octets: its flows say who talked, not how much.",
                            "Add the octet and packet counters to the exporter's flow record (Flexible NetFlow: collect counter bytes long, collect counter packets long)."));
        }
    }

    private static void sampler(ExporterView exporter, List<Hint> hints) {
        boolean unknown = exporter.streams().stream()
                .filter(stream -> stream.observations().samplingRate() == 0)
                .flatMap(stream -> stream.templates().stream())
                .anyMatch(template ->
                        !template.template().options() && template.records() > 0 && has(template, SAMPLERS));
        if (unknown) {
            hints.add(
                    Hint.problem(
                            "sampler-unknown",
                            "Its flows name a sampler, but no options record has said its rate: octets and packets may be too small by that factor.",
                            "Turn on the export of the sampler table (Flexible NetFlow: option sampler-table; IOS XR: options sampler-table), or set its rate here (sampling.exporters)."));
        }
    }

    private static void ipv6(ExporterView exporter, List<Hint> hints) {
        boolean seen = exporter.streams().stream()
                .anyMatch(stream -> stream.observations().ipv6());
        boolean four = flowTemplates(exporter).anyMatch(template -> template.records() > 0 && has(template, IPV4));
        if (four && !seen && flowTemplates(exporter).noneMatch(template -> has(template, IPV6))) {
            hints.add(
                    Hint.note(
                            "no-ipv6-template",
                            "None of its templates has IPv6 addresses: if your network speaks IPv6, that part of the traffic is not seen.",
                            "Turn flow monitoring on for IPv6 too; many devices want a record and a monitor of its own for it."));
        }
    }

    private static Stream<KnownTemplate> flowTemplates(ExporterView exporter) {
        return exporter.streams().stream()
                .flatMap(stream -> stream.templates().stream())
                .filter(template ->
                        !template.template().options() && template.template().id() >= FIRST_ID);
    }

    private static boolean hasFixed(ExporterView exporter) {
        return exporter.streams().stream().map(ExporterReport::version).anyMatch(version -> version < 9);
    }

    private static boolean has(KnownTemplate template, Set<Integer> elements) {
        return template.template().fields().stream()
                .anyMatch(field -> field.enterprise() == 0 && elements.contains(field.element()));
    }

    /** Whether a template has an enterprise's elements, which may be counters. */
    private static boolean foreign(KnownTemplate template) {
        return template.template().fields().stream().map(FieldSpec::enterprise).anyMatch(enterprise -> enterprise > 0);
    }
}
