/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreatsCheckTest {
    @TempDir
    Path folder;

    private static Check.Result check(String... settings) throws Exception {
        return new ThreatsCheck().run(Configuration.load(null, List.of(settings), Map.of()));
    }

    private String path(String name, String text) throws Exception {
        return "=" + Files.writeString(folder.resolve(name), text);
    }

    @Test
    void noList_isFine() throws Exception {
        assertThat(check().summary()).contains("threats.lists");
        assertThat(check().nextStep()).isNull();
    }

    @Test
    void lists_areReadAndCounted() throws Exception {
        Check.Result result = check(
                "threats.lists.1.name=c2",
                "threats.lists.1.path" + path("c2", "203.0.113.7\n203.0.113.8\n"),
                "threats.lists.2.name=drop",
                "threats.lists.2.path" + path("drop", "203.0.113.0/24\nx y\n10.0.0.1\nevil.example.org\n"));
        assertThat(result.ok()).isTrue();
        assertThat(result.summary())
                .matches("c2: 2 entries, of 20\\S+Z, drop: 1 entries, 1 bad lines, 1 refused, 1 not used, of 20\\S+Z");
        assertThat(result.nextStep())
                .isEqualTo("drop: line 2: 'x' is no address or network; line 3: '10.0.0.1' is private: not used");
    }

    @Test
    void oldList_isARemark_andAMissingOneFails() throws Exception {
        String old = path("old", "203.0.113.7\n");
        Files.setLastModifiedTime(folder.resolve("old"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Check.Result remark = check("threats.lists.1.name=old", "threats.lists.1.path" + old);
        assertThat(remark.ok()).isTrue();
        assertThat(remark.nextStep()).startsWith("old is old: see whether ");
        Check.Result failed = check(
                "threats.lists.1.name=old",
                "threats.lists.1.path" + old,
                "threats.lists.2.name=gone",
                "threats.lists.2.path=" + folder.resolve("gone"));
        assertThat(failed.ok()).isFalse();
        assertThat(failed.summary())
                .startsWith("gone: ")
                .contains("there is no such file", "The others: old: 1 entries");
    }
}
