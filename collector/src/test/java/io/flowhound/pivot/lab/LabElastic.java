/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.lab;

import io.flowhound.elastic.local.LocalElasticsearch;
import io.flowhound.elastic.local.LocalOptions;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A private Elasticsearch for a script: prints its URL on standard output when it answers, and ends with its data when this process
 * is terminated. Takes the folder for distribution and data, and the heap, such as {@code 2g}.
 */
public final class LabElastic {
    private LabElastic() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalOptions options = new LocalOptions(
                Path.of(arguments[0]),
                LocalOptions.DEFAULT_VERSION,
                "lab-" + ProcessHandle.current().pid(),
                0,
                0,
                arguments[1],
                Duration.ofMinutes(5),
                false,
                System.err::println);
        LocalElasticsearch server = LocalElasticsearch.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-lab-elastic"));
        System.out.println(server.url());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static void stop(LocalElasticsearch server) {
        server.close();
        RealElastic.delete(server.home());
    }
}
