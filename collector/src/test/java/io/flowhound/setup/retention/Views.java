/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import io.flowhound.schema.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Elasticsearch might say, put together by a test. */
final class Views {
    /** The moment of these tests. */
    static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

    static final String NODE = "n1";

    private final RetentionRules rules;
    private final List<DatedIndex> indices = new ArrayList<>();
    private final List<NodeDisk> disks = new ArrayList<>();

    Views(RetentionRules rules) {
        this.rules = rules;
    }

    /** Rules with budgets in octets, null for none. */
    static RetentionRules rules(String keepFlows, @Nullable Long flows, @Nullable Long pivots, int diskPercent) {
        return new RetentionRules(
                "flowhound",
                List.of(
                        new IndexFamily(DocumentKind.FLOWS, Duration.parse(keepFlows), flows),
                        new IndexFamily(DocumentKind.PIVOTS, Duration.ofDays(400), pivots),
                        new IndexFamily(DocumentKind.EVIDENCE, Duration.ofDays(400), null)),
                diskPercent);
    }

    /** Adds an index on {@link #NODE} by the end of its name, such as {@code flows-2026.11.22}. */
    Views with(String name, long octets) {
        return with(name, octets, Map.of(NODE, octets));
    }

    Views with(String name, long octets, Map<String, Long> byNode) {
        for (IndexFamily family : rules.families()) {
            LocalDate start = family.start("flowhound", "flowhound-" + name);
            if (start != null) {
                indices.add(new DatedIndex(
                        "flowhound-" + name, family, start, created(start), 10, octets, octets / 2, byNode));
                return this;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static Instant created(LocalDate start) {
        return start.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Says that the index added last was created at another time than at its first moment. */
    Views createdAt(Instant created) {
        DatedIndex last = indices.removeLast();
        indices.add(new DatedIndex(
                last.name(),
                last.family(),
                last.start(),
                created,
                last.documents(),
                last.octets(),
                last.primaryOctets(),
                last.octetsByNode()));
        return this;
    }

    /** Adds days of flows of the same size, up to and with the last. */
    Views days(String last, int count, long octets) {
        LocalDate end = LocalDate.parse(last);
        IndexFamily flows = Objects.requireNonNull(rules.families().get(0));
        for (int i = 0; i < count; i++) {
            with(flows.index("flowhound", end.minusDays(i)).substring("flowhound-".length()), octets);
        }
        return this;
    }

    Views disk(String id, long total, long available) {
        disks.add(new NodeDisk(id, "node-" + id, total, available));
        return this;
    }

    RetentionPlan plan() {
        return plan(NOW);
    }

    RetentionPlan plan(Instant now) {
        return Planner.plan(rules, new ClusterView(indices, disks, disks.size(), List.of()), now);
    }

    /** The indices that a plan deletes, in order, without the prefix, each with its reason. */
    static List<String> goes(RetentionPlan plan) {
        return plan.deletions().stream()
                .map(deletion -> deletion.index().name().substring("flowhound-".length()) + " "
                        + deletion.reason().word())
                .toList();
    }
}
