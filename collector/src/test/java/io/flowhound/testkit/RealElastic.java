/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticException;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.elastic.local.LocalElasticsearch;
import io.flowhound.elastic.local.LocalOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The real Elasticsearch of the integration tests: one for all tests of this JVM, started when the first asks for it, gone with
 * its data when the JVM ends. A test keeps to its own {@link #prefix}.
 */
public final class RealElastic {
    /** The system property that names another Elasticsearch for the integration tests, such as 8.19.21. */
    public static final String VERSION_PROPERTY = "flowhound.elasticsearch.version";

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final LocalElasticsearch server;

    private RealElastic(LocalElasticsearch server) {
        this.server = server;
    }

    private static final class Holder {
        static final RealElastic INSTANCE = start();
    }

    /** The server of this JVM. */
    public static RealElastic shared() {
        return Holder.INSTANCE;
    }

    /** Where the integration tests keep distribution and data; the blank is there because users have blanks in their paths. */
    public static Path folder() {
        return Path.of("target", "local elasticsearch").toAbsolutePath();
    }

    /** Options below {@link #folder} for a server that its test closes. */
    public static LocalOptions options(String name) {
        return new LocalOptions(
                folder(), version(), name, 0, 0, "512m", Duration.ofMinutes(3), false, System.err::println);
    }

    /** The Elasticsearch that the tests run against. */
    public static String version() {
        return System.getProperty(VERSION_PROPERTY, LocalOptions.DEFAULT_VERSION);
    }

    private static RealElastic start() {
        try {
            LocalElasticsearch server = LocalElasticsearch.start(
                    options("shared-" + ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-real-elastic"));
            return new RealElastic(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void stop(LocalElasticsearch server) {
        server.close();
        delete(server.home());
    }

    /** Removes a folder with all that is in it. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return server.url();
    }

    /** A client that fails on any {@code warning} header. */
    public ElasticClient client() {
        try {
            return ElasticClient.strict(ElasticSettings.of(url()));
        } catch (ElasticException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A prefix of index names that no other test has. */
    public static String prefix() {
        return "test" + PREFIXES.incrementAndGet();
    }
}
