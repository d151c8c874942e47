/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.DataSize;
import io.flowhound.config.Retention;
import io.flowhound.schema.DocumentKind;
import io.flowhound.setup.retention.IndexFamily;
import io.flowhound.setup.retention.RetentionRules;
import io.flowhound.setup.retention.ShardRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of {@code retention} as rules. */
final class RetentionSettings {
    private RetentionSettings() {}

    /** One row for each family of indices that may be deleted. */
    static RetentionRules rules(Configuration configuration) {
        Retention section = configuration.retention();
        Duration flows = section.flowsKeep();
        List<IndexFamily> families = new ArrayList<>();
        // A data stream is rolled over and deleted by its lifecycle.
        if (configuration.index().stream() == null) {
            families.add(family(DocumentKind.FLOWS, flows, section.flowsBudget()));
        }
        families.addAll(List.of(
                family(DocumentKind.SYSLOG, section.syslogKeep(), section.syslogBudget()),
                family(DocumentKind.PIVOTS, longer(section.pivotsKeep(), flows), section.pivotsBudget()),
                family(DocumentKind.EVIDENCE, longer(section.evidenceKeep(), flows), section.evidenceBudget()),
                family(DocumentKind.CONTACTS, section.contactsKeep(), section.contactsBudget()),
                family(DocumentKind.HEALTH, section.healthKeep(), section.healthBudget())));
        return new RetentionRules(
                ConfiguredIndices.templates(configuration),
                families,
                section.diskPercent(),
                ShardRule.atLeast(configuration.index().shards()));
    }

    private static IndexFamily family(DocumentKind kind, Duration keep, @Nullable DataSize budget) {
        return new IndexFamily(kind, keep, budget == null ? null : budget.bytes());
    }

    /** An alert without its flows is worth more than flows without their alert. */
    private static Duration longer(Duration keep, Duration flows) {
        return keep.compareTo(flows) >= 0 ? keep : flows;
    }
}
