/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.status.TextTable;
import io.flowhound.app.status.Words;
import io.flowhound.setup.retention.Amounts;
import io.flowhound.setup.retention.DatedIndex;
import io.flowhound.setup.retention.Deletion;
import io.flowhound.setup.retention.IndexFamily;
import io.flowhound.setup.retention.RetentionPlan;
import io.flowhound.setup.retention.RetentionRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan of retention for people, or as JSON. */
final class RetentionText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RetentionRules rules;
    private final RetentionPlan plan;
    private final LocalDate today;
    private final Map<DatedIndex, Deletion> going = new HashMap<>();

    RetentionText(RetentionRules rules, RetentionPlan plan) {
        this.rules = rules;
        this.plan = plan;
        this.today = plan.made().atZone(ZoneOffset.UTC).toLocalDate();
        plan.deletions().forEach(deletion -> going.put(deletion.index(), deletion));
    }

    /** The families, the indices, and what people should know. */
    String table() {
        StringBuilder text = new StringBuilder();
        families().write(text);
        if (!plan.indices().isEmpty()) {
            text.append('\n');
            indices().write(text);
        }
        text.append('\n').append(summary()).append('\n');
        plan.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private TextTable families() {
        TextTable table = new TextTable("family", ">keep", ">budget", ">indices", ">documents", ">size");
        for (IndexFamily family : rules.families()) {
            List<DatedIndex> members = plan.indices().stream()
                    .filter(index -> index.family().equals(family))
                    .toList();
            Long budget = family.budget();
            table.add(
                    family.label(),
                    Amounts.days(family.keep()),
                    budget == null ? "-" : Amounts.octets(budget),
                    Words.count(members.size()),
                    Words.count(
                            members.stream().mapToLong(DatedIndex::documents).sum()),
                    Amounts.octets(
                            members.stream().mapToLong(DatedIndex::octets).sum()));
        }
        return table;
    }

    private TextTable indices() {
        TextTable table = new TextTable("index", ">documents", ">size", ">age", "what becomes of it");
        for (DatedIndex index : plan.indices()) {
            Deletion deletion = going.get(index);
            table.add(
                    index.name(),
                    Words.count(index.documents()),
                    Amounts.octets(index.octets()),
                    index.ageDays(today) + " d",
                    deletion == null ? stays(index) : "goes: " + deletion.why());
        }
        return table;
    }

    private String stays(DatedIndex index) {
        if (plan.future().contains(index)) {
            return "stays: its time is to come";
        }
        boolean old = index.ageDays(today) > index.family().keep().toDays();
        boolean cameLater =
                index.created().isAfter(plan.made().minus(index.family().keep()));
        return old && cameLater
                ? "stays: imported on " + index.created().atZone(ZoneOffset.UTC).toLocalDate()
                : "stays";
    }

    private String summary() {
        if (plan.indices().isEmpty()) {
            return "There is no index of ours that this key can see.";
        }
        if (plan.deletions().isEmpty()) {
            return "Nothing is to be deleted.";
        }
        long octets = plan.deletions().stream()
                .mapToLong(deletion -> deletion.index().octets())
                .sum();
        int all = plan.indices().size();
        return plan.deletions().size() + " of " + all + (all == 1 ? " index" : " indices")
                + (plan.deletions().size() == 1 ? " goes, " : " go, ")
                + Amounts.octets(octets) + ".";
    }

    /** One object an index, a line each. */
    String json() {
        StringBuilder text = new StringBuilder();
        for (DatedIndex index : plan.indices()) {
            ObjectNode root = JSON.createObjectNode();
            root.put("index", index.name())
                    .put("family", index.family().label())
                    .put("documents", index.documents())
                    .put("octets", index.octets())
                    .put("age_days", index.ageDays(today));
            Deletion deletion = going.get(index);
            root.put("delete", deletion != null);
            if (deletion != null) {
                root.put("reason", deletion.reason().word()).put("why", deletion.why());
            }
            text.append(root).append('\n');
        }
        return text.toString();
    }
}
