/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What the log on stderr looks like. */
@Doc("What the log on stderr looks like.")
public record Log(
        @Doc(
                "`text`: one line each, for people. `ecs`: one JSON object a line in Elastic Common Schema, for collection.")
        @Default("text")
        @Reloads
        Format format,

        @Doc(
                "The least important messages that are logged. `debug` and `trace` add stack traces. Libraries are logged from `warn` on.")
        @Default("info")
        @Reloads
        Level level) {
    /** The form of a line. */
    public enum Format {
        TEXT,
        ECS
    }

    /** How important a message is. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
