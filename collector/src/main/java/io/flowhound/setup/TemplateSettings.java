/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import io.flowhound.schema.FlowStream;
import io.flowhound.schema.IndexMode;
import io.flowhound.schema.IndexSort;
import io.flowhound.schema.Profile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may differ from the templates as they are checked in.
 *
 * @param prefix what index names begin with, {@code index.prefix}
 * @param shards primary shards an index of flows; the other indices are small and have one
 * @param replicas copies of each shard, or null for one copy as soon as there is a second node
 * @param refresh after how long a flow or log line can be found, or null for what the templates say
 * @param mode how flows are kept
 * @param sort in which order flows are stored
 * @param stream the data stream of flows, or null for an index a day
 * @param lifecycle the policy of Elasticsearch's ILM for flows, or null for none
 * @param profile how much of a flow its document carries
 */
public record TemplateSettings(
        String prefix,
        int shards,
        @Nullable Integer replicas,
        @Nullable Duration refresh,
        IndexMode mode,
        IndexSort sort,
        @Nullable FlowStream stream,
        @Nullable String lifecycle,
        Profile profile) {
    private static final int MAX_SHARDS = 1024;

    /** @throws IllegalArgumentException when a value cannot be; the message says what it should be */
    public TemplateSettings {
        if (!prefix.matches("[a-z0-9][a-z0-9_.-]*")) {
            throw new IllegalArgumentException(
                    "'" + prefix + "' cannot begin the name of an index: use lower case letters, digits, - and _");
        }
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException(shards + " shards: use 1 to " + MAX_SHARDS);
        }
        if (replicas != null && replicas < 0) {
            throw new IllegalArgumentException(replicas + " replicas: use 0 or more");
        }
    }

    /** An index a day. */
    public TemplateSettings(String prefix, int shards, @Nullable Integer replicas) {
        this(prefix, shards, replicas, null, IndexMode.STANDARD, IndexSort.DESTINATION, null, null, Profile.STANDARD);
    }

    /** One shard, and one copy as soon as there is a second node. */
    public static TemplateSettings of(String prefix) {
        return new TemplateSettings(prefix, 1, null);
    }

    /** The same with flows in a data stream that has no policy. */
    public TemplateSettings with(FlowStream other) {
        return with(other, null);
    }

    /** The same with flows in a data stream, with a policy or without. */
    public TemplateSettings with(FlowStream other, @Nullable String policy) {
        return new TemplateSettings(prefix, shards, replicas, refresh, mode, sort, other, policy, profile);
    }

    /** The same with flows stored in another order. */
    public TemplateSettings with(IndexSort other) {
        return new TemplateSettings(prefix, shards, replicas, refresh, mode, other, stream, lifecycle, profile);
    }

    /** The same with flows kept in another way. */
    public TemplateSettings with(IndexMode other) {
        return new TemplateSettings(prefix, shards, replicas, refresh, other, sort, stream, lifecycle, profile);
    }

    /** The same with documents of another profile. */
    public TemplateSettings with(Profile other) {
        return new TemplateSettings(prefix, shards, replicas, refresh, mode, sort, stream, lifecycle, other);
    }
}
