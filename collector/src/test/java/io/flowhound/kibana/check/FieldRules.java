/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.kibana.check.Fields.Mapped;
import io.flowhound.kibana.check.Views.View;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fields that are named, and queries in KQL with the fields in them, fit the index templates. */
final class FieldRules {
    private static final Set<String> NUMBERS = Set.of("long", "integer", "short", "float");

    /** What somebody wants of a field. */
    enum Use {
        /** To calculate with it. */
        NUMBER(NUMBERS::contains),
        /** To list its values. */
        VALUES(type ->
                NUMBERS.contains(type) || Set.of("keyword", "ip", "boolean").contains(type)),
        /** To count its values. */
        COUNT_VALUES(type -> VALUES.fits(type) || type.equals("date")),
        TIME("date"::equals),
        PLACE("geo_point"::equals),
        /** To show or to sort by it. */
        SHOW(type -> true);

        private final Predicate<String> fitting;

        Use(Predicate<String> fitting) {
            this.fitting = fitting;
        }

        boolean fits(String type) {
            return fitting.test(type);
        }
    }

    private final Place place;

    FieldRules(Place place) {
        this.place = place;
    }

    /** Judges a field that something names. */
    void field(View view, String name, Use use, String where) {
        Mapped field = view.fields().find(name);
        if (field == null) {
            place.say(Rule.FIELD, where + ": " + view.title() + " has no field «" + name + "»; see docs/fields.md");
            return;
        }
        place.require(
                use.fits(field.type()),
                Rule.FIELD,
                where + ": «" + name + "» is of type " + field.type() + ", which does not fit the use " + use);
        place.require(
                use == Use.SHOW || field.aggregatable(),
                Rule.FIELD,
                where + ": «" + name + "» has no doc values, so that it can only be searched");
        place.require(
                use == Use.SHOW || field.nested() == null,
                Rule.FIELD,
                where + ": «" + name + "» is in a list of objects, where aggregations of Lens find nothing");
    }

    /** Judges a member {@code {"query": …, "language": "kuery"}}. */
    void query(Collection<View> views, JsonNode query, String where) {
        if (!query.isObject()) {
            place.say(Rule.KQL, where + " needs an object with query and language");
            return;
        }
        String language = query.path("language").asText();
        place.require(language.equals("kuery"), Rule.KQL, where + ": the language must be kuery, not " + language);
        kql(views, query.path("query").asText(), where);
    }

    /** Judges a query; each field must be in one of the data views. */
    void kql(Collection<View> views, String text, String where) {
        try {
            Kql.parse(text).fields().forEach(named -> named(views, named, where + " «" + text + "»"));
        } catch (KqlException e) {
            place.say(Rule.KQL, where + " «" + text + "» is no KQL: " + e.getMessage());
        }
    }

    private void named(Collection<View> views, KqlNode.Named named, String where) {
        String path = named.field().text();
        if (named.nested() != null) {
            path = named.nested() + "." + path;
        }
        String full = path;
        List<Mapped> found = views.stream()
                .flatMap(view -> named.field().hasWildcard()
                        ? view.fields().matching(full)
                        : Stream.ofNullable(view.fields().find(full)))
                .toList();
        if (found.isEmpty()) {
            place.say(Rule.FIELD, where + ": there is no field «" + full + "»; see docs/fields.md");
        } else if (!named.field().hasWildcard()) {
            fits(found.get(0), named, where);
        }
    }

    private void fits(Mapped field, KqlNode.Named named, String where) {
        boolean sameList =
                field.nested() == null ? named.nested() == null : field.nested().equals(named.nested());
        place.require(
                sameList,
                Rule.FIELD,
                where + ": «" + field.path() + "» is "
                        + (field.nested() == null
                                ? "in no list of objects"
                                : "in a list: write " + field.nested() + ": { … }"));
        if (named.condition() instanceof KqlNode.Is is && !is.value().isAnything()) {
            place.require(
                    valueFits(field.type(), is.value()),
                    Rule.FIELD,
                    where + ": «" + is.value().text() + "» is no value of " + field.path() + ", which is of type "
                            + field.type());
        } else if (named.condition() instanceof KqlNode.Range range) {
            place.require(
                    !range.value().hasWildcard() && valueFits(field.type(), range.value()),
                    Rule.FIELD,
                    where + ": «" + range.value().text() + "» is no bound for " + field.path() + ", which is of type "
                            + field.type());
        }
    }

    private static boolean valueFits(String type, KqlLiteral value) {
        String text = value.text();
        if (value.hasWildcard()) {
            return Set.of("keyword", "text", "flattened").contains(type);
        }
        if (NUMBERS.contains(type)) {
            return text.matches("-?[0-9]+([.][0-9]+)?");
        }
        return switch (type) {
            case "boolean" -> text.equals("true") || text.equals("false");
            case "ip" -> text.matches("[0-9.]+(/[0-9]{1,2})?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/[0-9]{1,3})?");
            case "date" -> text.startsWith("now") || text.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2}.*)?");
            case "geo_point", "object" -> false;
            default -> true;
        };
    }
}
