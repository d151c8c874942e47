/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.DocumentKind;
import io.flowhound.schema.Field;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexSort;
import io.flowhound.schema.Profile;
import io.flowhound.schema.RelatedAddresses;
import java.util.List;
import java.util.function.Consumer;

/** What the settings of the user, and those that only newer Elasticsearch knows, make of an index of flows. */
final class FlowIndex {
    /**
     * What saves disk, the setting that the fewest versions of Elasticsearch know last. Both are what it takes for logsdb anyhow:
     * sequence numbers that no query looks for lose their points, and columns of a sorted index are kept as differences and repeats.
     */
    private static final List<Consumer<ObjectNode>> DENSER = List.of(
            index -> index.withObject("seq_no").put("index_options", "doc_values_only"),
            index -> index.put("use_time_series_doc_values_format", true));

    private FlowIndex() {}

    /** Puts the settings of the user into those of an index. */
    static void configure(ObjectNode index, TemplateSettings settings) {
        index.put("number_of_shards", settings.shards());
        if (settings.mode() != IndexMode.STANDARD) {
            index.put("mode", settings.mode().word());
        }
        if (settings.sort() == IndexSort.NONE) {
            index.remove("sort");
        }
        if (settings.lifecycle() != null) {
            index.putObject("lifecycle").put("name", settings.lifecycle());
        }
    }

    /**
     * Has lean flows found by {@code related.ip}, which their text does not have. The others have it in the text; indexed from both, each
     * address would take its place twice.
     */
    static void relate(ObjectNode mappings, Profile profile) {
        if (profile.compareTo(Field.RELATED_IP.profile()) < 0) {
            for (Field field : RelatedAddresses.FIELDS) {
                mappings.withObject("/properties/" + field.path().replace(".", "/properties/"))
                        .put("copy_to", Field.RELATED_IP.path());
            }
        }
    }

    /** How many settings there are that not every Elasticsearch knows. */
    static int denser(DocumentKind kind, IndexMode mode) {
        return kind == DocumentKind.FLOWS && mode == IndexMode.STANDARD ? DENSER.size() : 0;
    }

    /** Puts the first of these settings into those of an index. */
    static void condense(ObjectNode index, int count) {
        DENSER.subList(0, count).forEach(setting -> setting.accept(index));
    }
}
