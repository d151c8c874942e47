/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the checked-in files that are made from the rows of fields; {@code -Dregenerate=true} writes them anew. */
class GeneratedFilesTest {
    static Stream<Arguments> files() {
        Stream<Arguments> templates = Arrays.stream(DocumentKind.values())
                .map(kind -> Arguments.of(
                        "index-templates/" + kind.name(IndexTemplate.DEFAULT_PREFIX) + ".json",
                        IndexTemplate.of(kind)));
        return Stream.concat(templates, Stream.of(Arguments.of("docs/fields.md", FieldTable.markdown())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void checkedInFile_equalsGenerated(String name, String generated) throws IOException {
        Path file = Path.of("..").resolve(name);
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as(
                        "%s is generated from the rows of fields. Run with -Dregenerate=true and look at the difference; raise"
                                + " IndexTemplate.VERSION when the template changed.",
                        name)
                .exists()
                .content()
                .isEqualTo(generated);
    }
}
