/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import io.flowhound.schema.FieldType;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one log document, by field. Used again for each line. A value that is null or empty is not put, so that callers need
 * not look; text of one or two blanks is empty, too.
 */
public final class LogEvent {
    /** Members of one list, so that no line makes a document of unbounded size. */
    private static final int MOST_MEMBERS = 64;

    private final @Nullable Object[] values = new @Nullable Object[LogField.COUNT];

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(values, null);
    }

    /** Whether a field has a value. */
    public boolean has(LogField field) {
        return values[field.ordinal()] != null;
    }

    /**
     * Puts a text, or one value in place of a whole list. Must not be called for numbers and addresses.
     *
     * @param value what it is; null and blank text put nothing
     */
    public LogEvent put(LogField field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values[field.ordinal()] = isList(field) ? new ArrayList<>(List.of(value)) : value;
        }
        return this;
    }

    /** Puts a number: of octets, a port, milliseconds since 1970 where the field is a date. */
    public LogEvent put(LogField field, long value) {
        values[field.ordinal()] = value;
        return this;
    }

    /** Puts an address; null puts nothing. */
    public LogEvent put(LogField field, @Nullable IpAddress value) {
        if (value != null) {
            values[field.ordinal()] = isList(field) ? new ArrayList<>(List.of(value)) : value;
        }
        return this;
    }

    /** Puts a tree, for structured data; an empty one puts nothing. */
    public LogEvent put(LogField field, Map<String, Map<String, String>> tree) {
        if (!tree.isEmpty()) {
            values[field.ordinal()] = tree;
        }
        return this;
    }

    /** Puts octets that are JSON already, for places and autonomous systems; null puts nothing. */
    public LogEvent putJson(LogField field, byte @Nullable [] json) {
        if (json != null) {
            values[field.ordinal()] = json;
        }
        return this;
    }

    /** Adds a text to a list, unless it is there already. */
    public LogEvent add(LogField field, @Nullable String value) {
        return value == null || value.isBlank() ? this : addMember(field, value);
    }

    /** Adds an address to a list, unless it is there already. */
    public LogEvent add(LogField field, @Nullable IpAddress value) {
        return value == null ? this : addMember(field, value);
    }

    /** Adds a text to a list even when it is there already, as for the words of a command. */
    public LogEvent append(LogField field, String value) {
        if (values[field.ordinal()] instanceof List<?> list) {
            if (list.size() < MOST_MEMBERS) {
                @SuppressWarnings("unchecked") // only lists of ours are put
                List<Object> members = (List<Object>) list;
                members.add(value);
            }
            return this;
        }
        return addMember(field, value);
    }

    private LogEvent addMember(LogField field, Object value) {
        Object known = values[field.ordinal()];
        if (known instanceof List<?> list) {
            if (!list.contains(value) && list.size() < MOST_MEMBERS) {
                @SuppressWarnings("unchecked") // only lists of ours are put
                List<Object> members = (List<Object>) list;
                members.add(value);
            }
        } else {
            values[field.ordinal()] = new ArrayList<>(List.of(value));
        }
        return this;
    }

    /** Takes a value away. */
    public void remove(LogField field) {
        values[field.ordinal()] = null;
    }

    /** The text of a field; null when it has none or is no text. */
    public @Nullable String text(LogField field) {
        return values[field.ordinal()] instanceof String text ? text : null;
    }

    /** The number of a field, or {@code otherwise}. */
    public long number(LogField field, long otherwise) {
        return values[field.ordinal()] instanceof Long number ? number : otherwise;
    }

    /** The address of a field; null when it has none. */
    public @Nullable IpAddress address(LogField field) {
        return values[field.ordinal()] instanceof IpAddress address ? address : null;
    }

    /** The members of a list, which may not be changed; empty when it has none. */
    public List<?> members(LogField field) {
        return values[field.ordinal()] instanceof List<?> list ? list : List.of();
    }

    /** A value as it was put, for the writer: String, Long, IpAddress, Map, byte[] or List; null when there is none. */
    public @Nullable Object value(LogField field) {
        return values[field.ordinal()];
    }

    private static boolean isList(LogField field) {
        return field.type() == FieldType.KEYWORDS || field.type() == FieldType.IP_LIST;
    }

    /** The fields that are there, for messages and tests. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (LogField field : LogField.values()) {
            if (has(field)) {
                text.append(field.path())
                        .append('=')
                        .append(Objects.toString(value(field)))
                        .append(' ');
            }
        }
        return text.toString().strip();
    }
}
