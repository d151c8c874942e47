/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup;

import org.jspecify.annotations.Nullable;

/**
 * What may differ from the templates as they are checked in.
 *
 * @param prefix what index names begin with, {@code index.prefix}
 * @param shards primary shards an index of flows; the other indices are small and have one
 * @param replicas copies of each shard, or null for one copy as soon as there is a second node
 */
public record TemplateSettings(
        String prefix, int shards, @Nullable Integer replicas) {
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

    /** One shard, and one copy as soon as there is a second node. */
    public static TemplateSettings of(String prefix) {
        return new TemplateSettings(prefix, 1, null);
    }
}
