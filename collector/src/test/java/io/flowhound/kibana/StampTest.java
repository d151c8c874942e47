/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    private static SavedObject search(String title) {
        return new SavedObject(
                SavedObject.Type.SEARCH,
                "flowhound-search",
                JsonNodeFactory.instance.objectNode().put("title", title),
                List.of());
    }

    private static Stamp stamp(SavedObject... others) {
        return Stamp.of(3, List.of(others));
    }

    private static SavedObject tag() {
        return KibanaObjects.of("flowhound").objects().stream()
                .filter(object -> object.type() == SavedObject.Type.TAG)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tag_saysIt_withinKibanasLimit() {
        String description = tag().attributes().path("description").asText();
        assertThat(description).hasSizeLessThanOrEqualTo(100 - "99999999".length());
        assertThat(Stamp.read(description)).isNotNull().isEqualTo(Stamp.find(List.of(search("a"), tag())));
    }

    @Test
    void of_changesWithAnyObject_andNotWithoutChange() {
        assertThat(stamp(search("a"))).isEqualTo(stamp(search("a")));
        assertThat(stamp(search("a"))).isNotEqualTo(stamp(search("b")));
        assertThat(stamp(search("a"))).isNotEqualTo(stamp(search("a"), search("a")));
    }

    @Test
    void read_whatSomebodyWrote_isNone() {
        assertThat(Stamp.read("")).isNull();
        assertThat(Stamp.read("version 99999999999, checksum 00000000")).isNull();
        assertThat(Stamp.find(List.of(search("a")))).isNull();
    }

    @Test
    void objects_haveOneTag_whichTellsTheirVersion() {
        KibanaObjects objects = KibanaObjects.of("flowhound");
        assertThat(Stamp.find(objects.objects())).isEqualTo(new Stamp(KibanaObjects.VERSION, objects.checksum()));
        assertThat(KibanaObjects.of("flowhound").checksum()).isEqualTo(objects.checksum());
        assertThat(KibanaObjects.of("other").objects())
                .extracting(SavedObject::id)
                .contains("other-tag")
                .allMatch(id -> id.startsWith("other-"));
    }

    @Test
    void bundleFile_isWhatTheImportTakes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("kibana").resolve("flowhound.ndjson");
        BundleFile.main(new String[] {file.toString()});
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines).hasSameSizeAs(KibanaObjects.of("flowhound").objects()).allMatch(line -> line.startsWith("{"));
    }
}
