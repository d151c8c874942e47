/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.JsonPiece;
import io.flowhound.schema.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON between one field and the next: for each pair of fields that can follow each other, which objects close, which
 * open and the name. Documents are nested, so {@code source.ip} then {@code source.geo} then {@code network.type} is
 * {@code "source":{"ip":…,"geo":…},"network":{"type":…}}. Constants are part of what stands before them.
 */
final class DocumentLayout {
    /** Stands before the first field. */
    static final int START = Field.COUNT;

    private final JsonPiece[][] between = new JsonPiece[Field.COUNT + 1][Field.COUNT];
    private final JsonPiece[] ends = new JsonPiece[Field.COUNT + 1];
    private final long[] carried = new long[(Field.COUNT + 63) / 64];
    private final long[] constants = new long[carried.length];

    DocumentLayout(Profile profile) {
        List<Field> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (isWritten(field, profile)) {
                fields.add(field);
                mark(carried, field);
                if (field.constant() != null) {
                    mark(constants, field);
                }
            }
        }
        for (Field field : fields) {
            between[START][field.ordinal()] = new JsonPiece("{" + opening(List.of(), field));
            ends[field.ordinal()] = new JsonPiece("}".repeat(objects(field).size() + 1));
            for (Field next : fields) {
                if (next.ordinal() > field.ordinal()) {
                    between[field.ordinal()][next.ordinal()] = new JsonPiece(transition(field, next));
                }
            }
        }
        ends[START] = new JsonPiece("{}");
    }

    /** The parts of an object are written with it, all but the numbers that an exporter may give. */
    private static boolean isWritten(Field field, Profile profile) {
        return field.profile().compareTo(profile) <= 0;
    }

    private static void mark(long[] bits, Field field) {
        bits[field.ordinal() >>> 6] |= 1L << field.ordinal();
    }

    /** Presence bits of the fields that documents of this profile carry. */
    long carried(int word) {
        return carried[word];
    }

    /** Presence bits of the fields that have the same value in every document. */
    long constants(int word) {
        return constants[word];
    }

    int words() {
        return carried.length;
    }

    /** What stands between the value of a field, or {@link #START}, and the value of the next. */
    JsonPiece between(int field, int next) {
        return between[field][next];
    }

    /** What ends a document after a field. */
    JsonPiece end(int field) {
        return ends[field];
    }

    private static String transition(Field field, Field next) {
        List<String> open = objects(field);
        List<String> wanted = objects(next);
        int common = 0;
        while (common < open.size()
                && common < wanted.size()
                && open.get(common).equals(wanted.get(common))) {
            common++;
        }
        return "}".repeat(open.size() - common) + "," + opening(open.subList(0, common), next);
    }

    private static String opening(List<String> open, Field field) {
        StringBuilder json = new StringBuilder();
        List<String> objects = objects(field);
        for (String object : objects.subList(open.size(), objects.size())) {
            json.append('"').append(object).append("\":{");
        }
        String path = field.path();
        json.append('"').append(path.substring(path.lastIndexOf('.') + 1)).append("\":");
        if (field.constant() != null) {
            json.append(field.constant());
        } else if (isQuoted(field.type())) {
            json.append('"');
        }
        return json.toString();
    }

    /** Whether the writer of a value leaves the quotes to this layout: the first here, the last in the writer. */
    private static boolean isQuoted(FieldType type) {
        return switch (type) {
            case DATE, IP, MAC, NUMERIC_KEYWORD -> true;
            default -> false;
        };
    }

    private static List<String> objects(Field field) {
        String[] names = field.path().split("\\.");
        return List.of(names).subList(0, names.length - 1);
    }
}
