/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.flowhound.schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way in which a value of a kind stands in flows: by which fields it is grouped, and how it is written and found again. */
enum ValueSource {
    /** By the address of the server. */
    COUNTRY(ContactKind.COUNTRY),
    /** By the address of the server. */
    AS(ContactKind.AS),
    /** A service with a name. */
    NAMED_SERVICE(ContactKind.SERVICE),
    /** A port below the high ones, without a name. */
    PORT(ContactKind.SERVICE),
    /** All high ports without a name together: else every call would be a first contact. */
    HIGH_PORT(ContactKind.SERVICE);

    private final ContactKind kind;

    ValueSource(ContactKind kind) {
        this.kind = kind;
    }

    ContactKind kind() {
        return kind;
    }

    /** By which flows are grouped. */
    List<Field> fields() {
        return switch (this) {
            case COUNTRY -> List.of(Field.DESTINATION_GEO_COUNTRY_ISO_CODE);
            case AS -> List.of(Field.DESTINATION_AS_NUMBER);
            case NAMED_SERVICE -> List.of(Field.NETWORK_PROTOCOL);
            case PORT -> List.of(Field.NETWORK_TRANSPORT, Field.DESTINATION_PORT);
            case HIGH_PORT -> List.of(Field.NETWORK_TRANSPORT);
        };
    }

    /** Finds the flows that have such a value; of countries, systems and names the grouping does it. */
    List<Query> restriction() {
        if (this != PORT && this != HIGH_PORT) {
            return List.of();
        }
        return List.of(
                Filters.not(Filters.exists(Field.NETWORK_PROTOCOL)),
                this == PORT
                        ? Filters.below(Field.DESTINATION_PORT, Filters.FIRST_HIGH_PORT)
                        : Filters.atLeast(Field.DESTINATION_PORT, Filters.FIRST_HIGH_PORT));
    }

    /** The value that a group stands for, such as {@code AS2497}. */
    String value(Map<String, FieldValue> group) {
        List<String> parts = new ArrayList<>();
        for (Field field : fields()) {
            parts.add(text(group.get(field.path())));
        }
        return switch (this) {
            case COUNTRY, NAMED_SERVICE -> parts.getFirst();
            case AS -> "AS" + parts.getFirst();
            case PORT -> String.join("/", parts);
            case HIGH_PORT -> parts.getFirst() + "/high";
        };
    }

    private static String text(@Nullable FieldValue value) {
        if (value == null) {
            return "";
        }
        return value.isString() ? value.stringValue() : Long.toString(number(value));
    }

    private static long number(FieldValue value) {
        return value.isDouble() ? (long) value.doubleValue() : value.longValue();
    }

    /** Finds the flows of a group. */
    List<Query> find(Map<String, FieldValue> group) {
        List<Query> queries = new ArrayList<>(restriction());
        for (Field field : fields()) {
            FieldValue value = group.get(field.path());
            if (value != null) {
                queries.add(Filters.term(field, value));
            }
        }
        return queries;
    }
}
