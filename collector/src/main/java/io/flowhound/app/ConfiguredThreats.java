/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.ThreatConfidence;
import io.flowhound.config.ThreatFeed;
import io.flowhound.enrich.threat.ThreatList;
import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.enrich.threat.ThreatLists;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the configuration into threat lists. */
final class ConfiguredThreats {
    private ConfiguredThreats() {}

    static List<ThreatList> lists(Configuration configuration) {
        return configuration.threats().lists().stream()
                .map(ConfiguredThreats::list)
                .toList();
    }

    /** The lists as they are now, read before this returns. */
    static ThreatLists readNow(Configuration configuration) {
        var lists = new ThreatLists(lists(configuration));
        lists.read(Instant.now(), true);
        return lists;
    }

    private static ThreatList list(ThreatFeed feed) {
        return new ThreatList(
                feed.name(),
                feed.path(),
                switch (feed.format()) {
                    case AUTO -> ListFormat.AUTO;
                    case PLAIN -> ListFormat.PLAIN;
                    case CSV -> ListFormat.CSV;
                    case JSON -> ListFormat.JSON;
                },
                feed.column(),
                confidence(feed.confidence()),
                feed.description(),
                feed.maxAge());
    }

    /** In the words of ECS. */
    private static @Nullable String confidence(@Nullable ThreatConfidence confidence) {
        return switch (confidence) {
            case null -> null;
            case LOW -> "Low";
            case MEDIUM -> "Medium";
            case HIGH -> "High";
        };
    }
}
