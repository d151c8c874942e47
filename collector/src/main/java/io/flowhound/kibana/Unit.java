/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a value is counted in. */
enum Unit {
    @JsonProperty("number")
    NUMBER("number", 0, null),
    @JsonProperty("decimal")
    DECIMAL("number", 2, null),
    @JsonProperty("bytes")
    BYTES("bytes", 1, null),
    @JsonProperty("percent")
    PERCENT("percent", 1, null),
    /** Where one lost record in a thousand matters. */
    @JsonProperty("percent-exact")
    PERCENT_EXACT("percent", 3, null),
    @JsonProperty("bits-per-second")
    BITS_PER_SECOND("bits", 1, "/s"),
    @JsonProperty("bytes-per-second")
    BYTES_PER_SECOND("bytes", 1, "/s"),
    @JsonProperty("per-second")
    PER_SECOND("number", 1, "/s"),
    /** Nanoseconds. Lens 8.9 has no format for durations: only a value of one field can have it, from the data view. */
    @JsonProperty("duration")
    DURATION(null, 0, null),
    /** Milliseconds; as above. */
    @JsonProperty("milliseconds")
    MILLISECONDS(null, 0, null);

    private final @Nullable String format;
    private final int decimals;
    private final @Nullable String suffix;

    Unit(@Nullable String format, int decimals, @Nullable String suffix) {
        this.format = format;
        this.decimals = decimals;
        this.suffix = suffix;
    }

    /** The {@code format} of a column of Lens; null when the data view must say it. */
    @Nullable
    ObjectNode format() {
        if (format == null) {
            return null;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", format);
        ObjectNode params = node.putObject("params").put("decimals", decimals);
        if (suffix != null) {
            params.put("suffix", suffix);
        }
        return node;
    }
}
