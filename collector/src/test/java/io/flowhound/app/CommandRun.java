/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command as users give it, run to its end in this process, with what it wrote. */
record CommandRun(int exit, String out, String err) {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static CommandRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Flowhound.execute(args, Map.of(), print(out), print(err));
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** Stdout as one JSON object a line; fails on anything else, and when the command failed. */
    List<JsonNode> documents() throws IOException {
        assertThat(exit).as(err).isZero();
        List<JsonNode> documents = new ArrayList<>();
        for (String line : out.lines().toList()) {
            JsonNode document = STRICT.readTree(line);
            assertThat(document.isObject()).as(line).isTrue();
            documents.add(document);
        }
        return documents;
    }

    /** Stdout as one JSON object. */
    JsonNode result() throws IOException {
        assertThat(exit).as(err).isZero();
        return STRICT.readTree(out);
    }
}
