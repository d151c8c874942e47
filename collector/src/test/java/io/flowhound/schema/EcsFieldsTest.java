/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the rows of all kinds of documents against the names and types of ECS 9.3.0. The list is the columns Field and Type of
 * generated/csv/fields.csv in the elastic/ecs repository at v9.3.0.
 */
class EcsFieldsTest {
    private static final Map<String, String> ECS = ecs();

    private static final Pattern OWN = Pattern.compile("(flow|pivot|baseline|contact|state|syslog|login|health)[.].*");

    /** Rules of Elastic Security write it, and their pages show it, although ECS has no name of a feed within an enrichment. */
    private static final Set<String> OF_ELASTIC_SECURITY = Set.of("threat.enrichments.feed.name");

    static Stream<FieldRow> fields() {
        return Arrays.stream(DocumentKind.values())
                .flatMap(kind -> kind.rows().stream())
                .distinct()
                .filter(row -> row.type() != FieldType.OBJECT);
    }

    /** ECS has match_only_text where we have text, which is in every Elasticsearch and is searched the same way. */
    private static String ecsType(FieldRow row) {
        return row.type() == FieldType.TEXT ? "match_only_text" : row.type().elasticsearchType();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyField_isOwnOrOfEcsType(FieldRow field) {
        String path = field.path();
        if (OWN.matcher(path).matches() || OF_ELASTIC_SECURITY.contains(path)) {
            assertThat(ECS).as("ECS has the name itself").doesNotContainKey(path);
        } else {
            assertThat(ECS).containsEntry(path, ecsType(field));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyAlias_isInEcsWithTheSameType(FieldRow field) {
        String alias = IndexTemplate.aliasOf(field.path());
        if (alias != null) {
            assertThat(ECS).containsEntry(alias, field.type().elasticsearchType());
        }
    }

    @Test
    void objects_haveRowsBelowThem() {
        for (Field object : Field.values()) {
            if (object.indexing() == null) {
                assertThat(Field.values()).anyMatch(field -> field.path().startsWith(object.path() + "."));
            }
        }
    }

    @Test
    void ecsVersion_isThatOfTheList() {
        assertThat(Field.ECS_VERSION.constant()).isEqualTo("\"9.3.0\"");
    }

    @Test
    void rows_ofOneKind_haveDifferentNames() {
        for (DocumentKind kind : DocumentKind.values()) {
            assertThat(kind.rows()).extracting(FieldRow::path).doesNotHaveDuplicates();
        }
    }

    @Test
    void rows_ofTwoKinds_haveTheSameType_sothatOneFilterFindsBoth() {
        Map<String, String> types = new HashMap<>();
        fields().forEach(row -> {
            String type = row.type().elasticsearchType();
            assertThat(types.merge(row.path(), type, (first, second) -> first))
                    .as(row.path())
                    .isEqualTo(type);
        });
    }

    private static Map<String, String> ecs() {
        try (InputStream in = EcsFieldsTest.class.getResourceAsStream("ecs-fields.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
