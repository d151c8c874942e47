/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Draws specifications of Vega with npm's vega, outside of a browser, where that is installed. */
final class Drawings {
    private static final Path SCRIPT =
            Path.of("src", "test", "vega", "render.mjs").toAbsolutePath();
    private static final String NAME = "FLOWHOUND_VEGA";

    private final Path folder;

    private Drawings(Path folder) {
        this.folder = folder;
    }

    /** Those of the folder with node_modules that the system property or environment variable FLOWHOUND_VEGA names. */
    static Optional<Drawings> available() {
        @Nullable String named = System.getProperty(NAME, System.getenv(NAME));
        return named != null && Files.isDirectory(Path.of(named, "node_modules", "vega"))
                ? Optional.of(new Drawings(Path.of(named)))
                : Optional.empty();
    }

    /** Why there are none. */
    static String advice() {
        return "not drawn: run «npm install vega» in a folder, and name it in " + NAME;
    }

    /** Draws, and returns the SVG. Fails when Vega complains of anything. */
    String svg(JsonNode spec, JsonNode answer, Path work, String mode) throws Exception {
        Path specFile = Files.writeString(work.resolve("spec.json"), spec.toString());
        Path answerFile = Files.writeString(work.resolve("answer.json"), answer.toString());
        Path out = work.resolve("out.svg");
        Path complaints = work.resolve("complaints.txt");
        List<String> command = List.of(
                "node",
                SCRIPT.toString(),
                specFile.toString(),
                answerFile.toString(),
                out.toString(),
                "1100",
                "420",
                mode,
                folder.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(complaints.toFile());
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("node ends").isTrue();
        assertThat(process.exitValue())
                .as("%s", Files.readString(complaints, StandardCharsets.UTF_8))
                .isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
