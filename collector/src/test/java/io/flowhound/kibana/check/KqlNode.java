/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a query in KQL. */
sealed interface KqlNode {
    /** Everything; what an empty query means. */
    record All() implements KqlNode {}

    record And(List<KqlNode> parts) implements KqlNode {}

    record Or(List<KqlNode> parts) implements KqlNode {}

    record Not(KqlNode part) implements KqlNode {}

    /** A field, or any field when that is null, has a value. */
    record Is(@Nullable KqlLiteral field, KqlLiteral value) implements KqlNode {}

    /** @param bound as Elasticsearch calls it: gt, gte, lt, lte */
    record Range(KqlLiteral field, String bound, KqlLiteral value) implements KqlNode {}

    /** One of a list of objects has all of that. */
    record Nested(KqlLiteral path, KqlNode part) implements KqlNode {}

    /**
     * A field that a query names.
     *
     * @param nested the path of the list whose objects are searched, else null
     */
    record Named(
            KqlLiteral field, KqlNode condition, @Nullable String nested) {}

    /** Every field that a query names, with what it asks of it. */
    default Stream<Named> fields() {
        return fields(this, null);
    }

    private static Stream<Named> fields(KqlNode node, @Nullable String nested) {
        return switch (node) {
            case All all -> Stream.of();
            case And and -> and.parts().stream().flatMap(part -> fields(part, nested));
            case Or or -> or.parts().stream().flatMap(part -> fields(part, nested));
            case Not not -> fields(not.part(), nested);
            case Is is -> is.field() == null ? Stream.of() : Stream.of(new Named(is.field(), is, nested));
            case Range range -> Stream.of(new Named(range.field(), range, nested));
            case Nested in ->
                fields(
                        in.part(),
                        nested == null
                                ? in.path().text()
                                : nested + "." + in.path().text());
        };
    }
}
