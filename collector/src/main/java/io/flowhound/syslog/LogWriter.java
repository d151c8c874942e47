/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the values of a {@link LogEvent} as one JSON document, objects nested as the paths of the fields say. */
final class LogWriter {
    private static final LogField[] FIELDS = LogField.values();
    private static final int COLUMNS = LogField.COUNT + 1;
    /** Stands before the first field and behind the last one. */
    private static final int EDGE = LogField.COUNT;

    private static final byte[] ECS_VERSION =
            String.valueOf(Field.ECS_VERSION.constant()).getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KIND = Json.string("event");
    private static final byte[] MODULE = Json.string("flowhound");
    private static final byte[] DATASET = Json.string("flowhound.syslog");
    private static final byte[] NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

    /** What stands between the values of two fields; empty until two first follow each other. */
    private final byte[][] between = new byte[COLUMNS * COLUMNS][0];

    /** Writes one document. */
    void write(LogEvent event, JsonBuffer json) {
        event.putJson(LogField.ECS_VERSION, ECS_VERSION)
                .putJson(LogField.EVENT_KIND, KIND)
                .putJson(LogField.EVENT_MODULE, MODULE)
                .putJson(LogField.EVENT_DATASET, DATASET);
        int last = EDGE;
        for (LogField field : FIELDS) {
            Object value = event.value(field);
            if (value != null) {
                json.put(between(last, field.ordinal()));
                value(field, value, json);
                last = field.ordinal();
            }
        }
        json.put(between(last, EDGE));
    }

    private void value(LogField field, Object value, JsonBuffer json) {
        // A chain and no switch over the types: that one is looked up anew for each value.
        if (value instanceof String text) {
            text(text, json);
        } else if (value instanceof Long number) {
            number(field.type(), number, json);
        } else if (value instanceof IpAddress address) {
            address(address, json);
        } else if (value instanceof byte[] ready) {
            json.put(ready);
        } else if (value instanceof List<?> list) {
            list(field, list, json);
        } else if (value instanceof Map<?, ?> tree) {
            tree(tree, json);
        } else {
            throw new IllegalStateException(field + " cannot be a " + value.getClass());
        }
    }

    private static void text(String text, JsonBuffer json) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isPlain(utf8)) {
            json.put('"');
            json.put(utf8);
            json.put('"');
        } else if (text.indexOf(0) < 0) {
            json.string(utf8, 0, utf8.length);
        } else {
            withNuls(utf8, json);
        }
    }

    /** Whether nothing of it needs more than to be copied: nearly always, and that is several times as quick. */
    private static boolean isPlain(byte[] utf8) {
        for (byte octet : utf8) {
            if (octet < 0x20 || octet == '"' || octet == '\\' || octet == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** {@link JsonBuffer#string} ends at a NUL, which is right for what exporters pad, and would lose what stands behind it here. */
    private static void withNuls(byte[] utf8, JsonBuffer json) {
        json.put('"');
        int start = 0;
        for (int at = 0; at <= utf8.length; at++) {
            if (at == utf8.length || utf8[at] == 0) {
                withoutQuotes(utf8, start, at - start, json);
                start = at + 1;
                if (at < utf8.length) {
                    json.put(NUL);
                }
            }
        }
        json.put('"');
    }

    private static void withoutQuotes(byte[] utf8, int offset, int length, JsonBuffer json) {
        int before = json.position();
        json.string(utf8, offset, length);
        int octets = json.position() - before - 2;
        System.arraycopy(json.array(), before + 1, json.array(), before, octets);
        json.position(before + octets);
    }

    private static void number(FieldType type, long number, JsonBuffer json) {
        if (type == FieldType.DATE) {
            json.put('"');
            json.time(number);
            json.put('"');
        } else if (type == FieldType.LONG) {
            json.number(number);
        } else { // a number that ECS takes for a name
            json.put('"');
            json.number(number);
            json.put('"');
        }
    }

    private static void address(IpAddress address, JsonBuffer json) {
        json.put('"');
        json.address(address.high(), address.low());
        json.put('"');
    }

    private void list(LogField field, List<?> list, JsonBuffer json) {
        char before = '[';
        for (Object member : list) {
            json.put(before);
            value(field, member, json);
            before = ',';
        }
        json.put(']');
    }

    private static void tree(Map<?, ?> tree, JsonBuffer json) {
        char before = '{';
        for (Map.Entry<?, ?> entry : tree.entrySet()) {
            json.put(before);
            text(String.valueOf(entry.getKey()), json);
            json.put(':');
            if (entry.getValue() instanceof Map<?, ?> below) {
                tree(below, json);
            } else {
                text(String.valueOf(entry.getValue()), json);
            }
            before = ',';
        }
        if (tree.isEmpty()) {
            json.put('{');
        }
        json.put('}');
    }

    private byte[] between(int field, int next) {
        int cell = field * COLUMNS + next;
        byte[] known = between[cell];
        if (known.length == 0) {
            known = transition(field, next).getBytes(StandardCharsets.US_ASCII);
            between[cell] = known;
        }
        return known;
    }

    private static String transition(int field, int next) {
        List<String> open = field == EDGE ? List.of() : objects(FIELDS[field]);
        String start = field == EDGE ? "{" : "";
        if (next == EDGE) {
            return start + "}".repeat(open.size() + 1);
        }
        List<String> wanted = objects(FIELDS[next]);
        int common = 0;
        while (common < open.size()
                && common < wanted.size()
                && open.get(common).equals(wanted.get(common))) {
            common++;
        }
        StringBuilder json = new StringBuilder(start).append("}".repeat(open.size() - common));
        json.append(field == EDGE ? "" : ",");
        wanted.subList(common, wanted.size())
                .forEach(object -> json.append('"').append(object).append("\":{"));
        String path = FIELDS[next].path();
        return json.append('"')
                .append(path.substring(path.lastIndexOf('.') + 1))
                .append("\":")
                .toString();
    }

    private static List<String> objects(LogField field) {
        List<String> names = List.of(field.path().split("\\."));
        return names.subList(0, names.size() - 1);
    }
}
