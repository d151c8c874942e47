/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Ascii;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.Profile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON between one field and the next: for each pair of fields that can follow each other, how the value ends, which
 * objects close, which constants stand between, which objects open and the name. Documents are nested, so
 * {@code source.ip} then {@code source.geo} then {@code network.type} is
 * {@code "source":{"ip":…,"geo":…},"network":{"type":…}}.
 */
final class DocumentLayout {
    /** Stands before the first field. */
    static final int START = Field.COUNT;
    /** Stands behind the last one. */
    static final int END = Field.COUNT;

    private static final int COLUMNS = Field.COUNT + 1;
    /** An IPv6 address in full has 39 octets, and no other value but those that are JSON already is longer. */
    private static final int LONGEST_VALUE = 40;

    private final List<Field> constants = new ArrayList<>();
    private final long[] carried = new long[(Field.COUNT + 63) / 64];
    private final PieceTable pieces = new PieceTable(COLUMNS * COLUMNS);
    private final int room;

    DocumentLayout(Profile profile) {
        List<@Nullable Field> fields = new ArrayList<>();
        fields.add(null); // before the first, behind the last
        for (Field field : Field.values()) {
            if (field.profile().compareTo(profile) > 0) {
                continue;
            }
            if (field.constant() != null) {
                constants.add(field);
            } else {
                fields.add(field);
                carried[field.ordinal() >>> 6] |= 1L << field.ordinal();
            }
        }
        for (Field field : fields) {
            for (Field next : fields) {
                if (field == null || next == null || next.ordinal() > field.ordinal()) {
                    pieces.put(cell(ordinal(field), ordinal(next)), transition(field, next));
                }
            }
        }
        room = room(fields);
    }

    private static int ordinal(@Nullable Field field) {
        return field == null ? START : field.ordinal();
    }

    private static int cell(int field, int next) {
        return field * COLUMNS + next;
    }

    private int room(List<@Nullable Field> fields) {
        int addresses = EcsWriter.MAX_RELATED + FlowRecord.MAX_OBSERVERS;
        int octets = Ascii.ROOM + addresses * (LONGEST_VALUE + 3);
        for (Field next : fields) {
            int longest = 0;
            for (Field field : fields) {
                longest = Math.max(longest, pieces.length(cell(ordinal(field), ordinal(next))));
            }
            octets += longest + LONGEST_VALUE;
        }
        return octets;
    }

    /** Presence bits of the fields that documents of this profile carry, without those that are the same in all. */
    long carried(int word) {
        return carried[word];
    }

    int words() {
        return carried.length;
    }

    /** The octets of the longest document, without those of values that are JSON already. */
    int room() {
        return room;
    }

    /**
     * Writes what stands between the values of two fields.
     *
     * @param field the one before, or {@link #START}
     * @param next the one that follows, or {@link #END}
     * @return the position behind it
     */
    int between(int field, int next, byte[] to, int at) {
        return pieces.write(cell(field, next), to, at);
    }

    /** The JSON between two fields; null stands for the start and the end of the document. */
    private String transition(@Nullable Field field, @Nullable Field next) {
        StringBuilder json = new StringBuilder(field == null ? "{" : closing(field.type()));
        List<String> open = field == null ? List.of() : objects(field);
        String comma = field == null ? "" : ",";
        for (Field constant : constants) {
            if ((field == null || constant.ordinal() > field.ordinal())
                    && (next == null || constant.ordinal() < next.ordinal())) {
                json.append(move(open, constant, comma)).append(constant.constant());
                open = objects(constant);
                comma = ",";
            }
        }
        if (next == null) {
            return json.append("}".repeat(open.size() + 1)).toString();
        }
        return json.append(move(open, next, comma)).append(opening(next.type())).toString();
    }

    /** From the objects that are open to the name of a field. */
    private static String move(List<String> open, Field next, String comma) {
        List<String> wanted = objects(next);
        int common = 0;
        while (common < open.size()
                && common < wanted.size()
                && open.get(common).equals(wanted.get(common))) {
            common++;
        }
        StringBuilder json = new StringBuilder("}".repeat(open.size() - common)).append(comma);
        for (String object : wanted.subList(common, wanted.size())) {
            json.append('"').append(object).append("\":{");
        }
        String path = next.path();
        return json.append('"')
                .append(path.substring(path.lastIndexOf('.') + 1))
                .append("\":")
                .toString();
    }

    private static String opening(FieldType type) {
        return switch (type) {
            case DATE, IP, MAC, NUMERIC_KEYWORD, HEX_KEYWORD -> "\"";
            case IP_LIST -> "[\"";
            case FLATTENED -> "{";
            case LONG, BOOLEAN, KEYWORD, KEYWORDS, FLOAT, GEO_POINT, OBJECT, NESTED, TEXT -> "";
        };
    }

    private static String closing(FieldType type) {
        return switch (type) {
            case DATE, IP, MAC, NUMERIC_KEYWORD, HEX_KEYWORD -> "\"";
            case IP_LIST -> "\"]";
            case FLATTENED -> "}";
            case LONG, BOOLEAN, KEYWORD, KEYWORDS, FLOAT, GEO_POINT, OBJECT, NESTED, TEXT -> "";
        };
    }

    private static List<String> objects(Field field) {
        String[] names = field.path().split("\\.");
        return List.of(names).subList(0, names.length - 1);
    }
}
