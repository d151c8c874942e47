/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long documents are kept, and how much disk they may take. */
@Doc(
        "How long documents are kept, and how much disk they may take: whichever bites first. Whole days, or months, are deleted, the oldest first, and never the current one or the one before. docs/retention.md explains it.")
public record Retention(
        @Doc(
                "Whether `run` deletes old indices and creates the next ones ahead. Switch it off where ILM or somebody else does that.")
        @Default("true")
        boolean enabled,

        @Doc("How long flows are kept.") @Key("flows.keep") @Default("30d") @Range(min = "2d", max = "3660d")
        Duration flowsKeep,

        @Doc("Disk space for flows, primaries and replicas together. Without it there is no limit but the disk.")
        @Key("flows.budget")
        @Range(min = "10MB", max = "10000TB")
        @Nullable
        DataSize flowsBudget,

        @Doc("How long log lines are kept.") @Key("syslog.keep") @Default("30d") @Range(min = "2d", max = "3660d")
        Duration syslogKeep,

        @Doc("Disk space for log lines.") @Key("syslog.budget") @Range(min = "10MB", max = "10000TB") @Nullable
        DataSize syslogBudget,

        @Doc("How long alerts of pivots are kept; never shorter than flows.")
        @Key("pivots.keep")
        @Default("400d")
        @Range(min = "62d", max = "3660d")
        Duration pivotsKeep,

        @Doc("Disk space for alerts of pivots.") @Key("pivots.budget") @Range(min = "10MB", max = "10000TB") @Nullable
        DataSize pivotsBudget,

        @Doc("How long the flows of these alerts are kept; never shorter than flows.")
        @Key("evidence.keep")
        @Default("400d")
        @Range(min = "62d", max = "3660d")
        Duration evidenceKeep,

        @Doc("Disk space for the flows of these alerts.")
        @Key("evidence.budget")
        @Range(min = "10MB", max = "10000TB")
        @Nullable
        DataSize evidenceBudget,

        @Doc("How long first contacts are kept.")
        @Key("contacts.keep")
        @Default("400d")
        @Range(min = "62d", max = "3660d")
        Duration contactsKeep,

        @Doc("Disk space for first contacts.") @Key("contacts.budget") @Range(min = "10MB", max = "10000TB") @Nullable
        DataSize contactsBudget,

        @Doc("How long the minutes of collectors and exporters are kept.")
        @Key("health.keep")
        @Default("90d")
        @Range(min = "2d", max = "3660d")
        Duration healthKeep,

        @Doc("Disk space for them.") @Key("health.budget") @Range(min = "10MB", max = "10000TB") @Nullable
        DataSize healthBudget,

        @Doc(
                "How full, in percent, the disk of a data node may be before the oldest days of flows go, whatever their age. Elasticsearch itself acts at 85, and stops writing at 95. 250 GB of free space are always enough. 100 switches this off.")
        @Default("80")
        @Range(min = "50", max = "100")
        int diskPercent) {}
