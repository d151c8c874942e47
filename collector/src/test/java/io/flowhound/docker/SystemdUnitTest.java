/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flowhound.docker.Script.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdUnitTest {
    private static final Path UNIT = ComposeFile.FOLDER.resolve("systemd/flowhound.service");

    @TempDir
    private Path folder;

    private static List<String> lines() throws IOException {
        return Files.readAllLines(UNIT).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void unit_isHardened() throws IOException {
        assertThat(lines())
                .contains(
                        "Type=exec",
                        "User=flowhound",
                        "StateDirectory=flowhound",
                        "ProtectSystem=strict",
                        "NoNewPrivileges=true",
                        "CapabilityBoundingSet=",
                        "LimitNOFILE=65536",
                        "Restart=on-failure",
                        "SuccessExitStatus=143")
                // The JVM cannot run with it.
                .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute=true"))
                .allMatch(line -> line.matches("\\[\\w+]|[A-Z]\\w+=.*"));
    }

    @Test
    void unit_isUnderstoodBySystemd() throws Exception {
        assumeThat(Script.run(Map.of(), "systemd-analyze", "--version").exitCode())
                .as("systemd-analyze is installed")
                .isZero();
        Path unit = folder.resolve("flowhound.service");
        // Programs are looked for, and ours is not installed here.
        Files.writeString(unit, Files.readString(UNIT).replaceAll("ExecStart=\\S+", "ExecStart=/bin/true"));

        Result result = Script.run(Map.of(), "systemd-analyze", "verify", unit.toString());

        assertThat(result.out().lines().filter(line -> line.contains("flowhound.service")))
                .isEmpty();
    }
}
