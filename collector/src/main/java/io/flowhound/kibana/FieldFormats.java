/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.schema.FieldType;
import org.jspecify.annotations.Nullable;

/** How Kibana shows the values of a field: octets as bytes, nanoseconds and seconds as durations, identifiers without separators. */
final class FieldFormats {
    private FieldFormats() {}

    /** The format in the {@code fieldFormatMap} of a data view; null for Kibana's own. */
    static @Nullable ObjectNode of(String path, FieldType type) {
        if (path.equals("event.duration")) {
            return duration("nanoseconds");
        }
        if (path.endsWith("_ms") || path.equals("health.bulk.millis_max")) {
            return duration("milliseconds");
        }
        if (path.endsWith(".url") || path.endsWith(".reference")) {
            return url(path.endsWith(".url") ? "Show its flows" : null);
        }
        if (path.endsWith("seconds")) {
            return duration("seconds");
        }
        if (path.equals("health.completeness")) {
            return format("percent", "0.000%");
        }
        if (type == FieldType.FLOAT) {
            return number("0,0.00");
        }
        if (type != FieldType.LONG) {
            return null;
        }
        if (isOctets(path)) {
            return Kibana.object().put("id", "bytes");
        }
        return isName(path) ? number("0") : null;
    }

    private static boolean isOctets(String path) {
        return path.endsWith(".bytes")
                || path.contains(".bytes.")
                || path.endsWith("octets")
                || path.endsWith("disk.free")
                || path.equals("health.journal.budget");
    }

    /** Whether a number is a name rather than an amount. */
    private static boolean isName(String path) {
        return path.endsWith("port")
                || path.endsWith("as.number")
                || path.startsWith("flow.exporter.")
                || path.startsWith("flow.icmp.");
    }

    private static ObjectNode number(String pattern) {
        return format("number", pattern);
    }

    private static ObjectNode format(String id, String pattern) {
        ObjectNode format = Kibana.object().put("id", id);
        format.putObject("params").put("pattern", pattern);
        return format;
    }

    private static ObjectNode duration(String input) {
        ObjectNode format = Kibana.object().put("id", "duration");
        format.putObject("params")
                .put("inputFormat", input)
                .put("outputFormat", "humanizePrecise")
                .put("outputPrecision", 1)
                .put("useShortSuffix", true);
        return format;
    }

    private static ObjectNode url(@Nullable String label) {
        ObjectNode format = Kibana.object().put("id", "url");
        ObjectNode params = format.putObject("params").put("type", "a");
        if (label != null) {
            params.put("labelTemplate", label);
        }
        return format;
    }
}
