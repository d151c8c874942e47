/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.schema.DocumentKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KibanaObjectsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("../kibana-dashboards");

    private static List<String> names(String folder) throws IOException {
        if (!Files.isDirectory(FILES.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .toList();
        }
    }

    @Test
    void everyFile_isListedOrUsed() throws IOException {
        PageFiles files = PageFiles.read();

        assertThat(files.pages().keySet()).containsExactlyInAnyOrderElementsOf(names("pages"));
        assertThat(files.searches().keySet()).containsExactlyInAnyOrderElementsOf(names("searches"));
        assertThat(files.drawings().keySet()).containsExactlyInAnyOrderElementsOf(names("vega"));
    }

    @Test
    void objects_areOnePerFileAndFamily() {
        PageFiles files = PageFiles.read();
        List<SavedObject> objects = KibanaObjects.of("flowhound").objects();

        assertThat(objects.stream().filter(object -> object.type() == SavedObject.Type.DASHBOARD))
                .hasSize(files.pages().size());
        assertThat(objects.stream().filter(object -> object.type() == SavedObject.Type.SEARCH))
                .hasSize(files.searches().size());
        assertThat(objects.stream().filter(object -> object.type() == SavedObject.Type.DATA_VIEW))
                .extracting(SavedObject::id)
                .hasSize(DocumentKind.values().length + 1)
                .contains("flowhound-flows", "flowhound-pivots", "flowhound-all");
    }

    @Test
    void prefix_isInIdsAndIndices_andNothingElseChanges() {
        String usual = text(KibanaObjects.of("flowhound"));
        String other = text(KibanaObjects.of("acme"));

        assertThat(withoutChecksum(other.replace("acme-", "flowhound-"))).isEqualTo(withoutChecksum(usual));
    }

    private static String text(KibanaObjects objects) {
        return new String(objects.ndjson(), StandardCharsets.UTF_8);
    }

    private static String withoutChecksum(String text) {
        return text.replaceAll("checksum [0-9a-f]{8}", "");
    }

    @Test
    void ndjson_hasOneObjectALine() throws IOException {
        KibanaObjects objects = KibanaObjects.of("flowhound");

        List<String> lines = text(objects).lines().toList();

        assertThat(lines).hasSameSizeAs(objects.objects());
        for (String line : lines) {
            JsonNode object = JSON.readTree(line);
            assertThat(object.path("coreMigrationVersion").textValue()).isEqualTo("8.8.0");
            assertThat(object.path("id").textValue()).startsWith("flowhound-");
        }
        assertThat(text(objects)).contains(objects.checksum());
    }
}
