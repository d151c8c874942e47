/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.elastic.local.LocalElasticsearch;
import io.flowhound.elastic.local.LocalOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The private Elasticsearch of {@code demo} and {@code run --local-elasticsearch}. */
final class LocalServer {
    private LocalServer() {}

    /** The data of the demo, which begins anew each time. */
    static final String DEMO = "demo";

    /** The data of {@code run --local-elasticsearch}, which stay. */
    static final String RUN = "run";

    /**
     * Starts it, with its progress on standard error. Its data are below {@code var/} of the repository.
     *
     * @param name of the data
     */
    static LocalElasticsearch start(CommandContext context, String name) throws IOException, InterruptedException {
        // Closed by the command, after the collector has stored what it still has.
        return LocalElasticsearch.start(LocalOptions.in(repository(), context.err()::println)
                .named(name)
                .stoppedByCaller());
    }

    /** The folder of the repository, as the launcher says, else the working folder. */
    static Path repository() {
        @Nullable String home = System.getenv("FLOWHOUND_HOME");
        return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
    }
}
