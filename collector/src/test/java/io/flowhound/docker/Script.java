/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs a program to its end. */
final class Script {
    private Script() {}

    /** What came of it; {@code out} has what went to stderr, too. */
    record Result(int exitCode, String out) {}

    /** Runs it with further environment variables; 127 when there is no such program. */
    static Result run(Map<String, String> env, String... command) throws InterruptedException, IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        }
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out);
    }
}
