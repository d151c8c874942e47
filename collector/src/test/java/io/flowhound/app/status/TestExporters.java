/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.ExporterReport.Counts;
import io.flowhound.netflow.ExporterReport.KnownTemplate;
import io.flowhound.netflow.ExporterReport.MissingTemplate;
import io.flowhound.netflow.ExporterReport.Sequence;
import io.flowhound.netflow.Observations;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reports of exporters for tests: healthy unless something else is said. */
public final class TestExporters {
    /** 2026-11-22T04:11:00Z. */
    public static final long NOW = 1_795_320_660_000L;

    private String address = "192.0.2.1";
    private int session;
    private long domain;
    private int version = 9;
    private long last = NOW - 3_000;
    private long clockOffset = 200;
    private Counts counts = new Counts(1_000, 24_000, 10);
    private Sequence sequence = new Sequence(1_000, 0, 0, 0, true);
    private final List<KnownTemplate> templates = new ArrayList<>();
    private final List<MissingTemplate> missing = new ArrayList<>();
    private Observations observations = new Observations(0, 0, 0, 0, true);

    private TestExporters() {}

    public static TestExporters exporter() {
        return new TestExporters();
    }

    TestExporters address(String text) {
        address = text;
        return this;
    }

    TestExporters session(int number) {
        session = number;
        return this;
    }

    TestExporters domain(long number) {
        domain = number;
        return this;
    }

    TestExporters version(int number) {
        version = number;
        return this;
    }

    TestExporters last(long millis) {
        last = millis;
        return this;
    }

    TestExporters clockOffset(long millis) {
        clockOffset = millis;
        return this;
    }

    TestExporters counts(long datagrams, long flows, long options) {
        counts = new Counts(datagrams, flows, options);
        return this;
    }

    TestExporters sequence(long lost, long reordered, long restarts) {
        long arrived = version == 9 ? counts.datagrams() : counts.flows() + counts.options();
        sequence = new Sequence(arrived, lost, reordered, restarts, version == 9);
        return this;
    }

    /** A template of IANA's elements, 4 octets each, that has decoded 100 records. */
    public TestExporters template(int id, int... elements) {
        List<FieldSpec> fields = Arrays.stream(elements)
                .mapToObj(element -> new FieldSpec(0, element, 4))
                .toList();
        return template(new Template(id, false, 0, fields), 100, false);
    }

    TestExporters template(Template template, long records, boolean expired) {
        templates.add(new KnownTemplate(template, NOW - 3_600_000, NOW - 60_000, NOW - 2_000, records, expired));
        return this;
    }

    TestExporters missing(int id, long since, long datagrams) {
        missing.add(new MissingTemplate(id, since, datagrams, datagrams * 1400));
        return this;
    }

    TestExporters observations(long samplingRate, long activeTimeoutMillis) {
        observations = new Observations(samplingRate, activeTimeoutMillis, 2, 0, true);
        return this;
    }

    TestExporters withoutIpv6() {
        observations = Observations.NONE;
        return this;
    }

    public ExporterReport report() {
        return new ExporterReport(
                IpAddress.parse(address),
                session,
                domain,
                version,
                NOW - 86_400_000,
                last,
                clockOffset,
                counts,
                sequence,
                templates,
                missing,
                observations);
    }

    ExporterView view() {
        return new ExporterView(address, List.of(report()), Map.of());
    }

    ExporterView dropping(DropReason reason, long count) {
        return new ExporterView(address, List.of(report()), Map.of(reason, count));
    }
}
