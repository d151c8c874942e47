/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFileTest {
    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        new LogFile()
                .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        7,
                        entry -> lines.add(entry.position + " "
                                + new String(entry.data, entry.offset, entry.length, StandardCharsets.UTF_8)));
        return lines;
    }

    @Test
    void lines_endWithALineEndOrTheFile() throws IOException {
        assertThat(lines("one\ntwo\r\n\nlast")).containsExactly("0 one", "4 two\r", "9 ", "10 last");
        assertThat(lines("one\n")).containsExactly("0 one");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void longLine_isCutToTheLongestMessage() throws IOException {
        List<String> lines = lines("x".repeat(70_000) + "\nnext");
        assertThat(lines.get(0)).hasSize("0 ".length() + 65_535);
        assertThat(lines.get(1)).isEqualTo("70001 next");
    }
}
