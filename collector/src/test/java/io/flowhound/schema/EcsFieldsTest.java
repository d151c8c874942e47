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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the rows of {@link Field} against the names and types of ECS 9.3.0. The list is the columns Field and Type of
 * generated/csv/fields.csv in the elastic/ecs repository at v9.3.0.
 */
class EcsFieldsTest {
    private static final Map<String, String> ECS = ecs();

    static Stream<Field> fields() {
        return Arrays.stream(Field.values()).filter(field -> field.indexing() != null);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyField_isOwnOrOfEcsType(Field field) {
        String path = field.path();
        if (path.startsWith("flow.") || path.startsWith("pivot.")) {
            assertThat(ECS).as("ECS has the name itself").doesNotContainKey(path);
        } else {
            assertThat(ECS).containsEntry(path, field.type().elasticsearchType());
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyAlias_isInEcsWithTheSameType(Field field) {
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
