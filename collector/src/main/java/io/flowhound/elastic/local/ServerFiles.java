/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of one private Elasticsearch: its configuration, which is written anew at every start, data and log. */
final class ServerFiles {
    private static final String LOGGING = """
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %-25c{1.} %m%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;

    private final Path home;

    ServerFiles(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    Path config() {
        return home.resolve("config");
    }

    Path temporary() {
        return home.resolve("tmp");
    }

    /** What the server wrote to its standard output and error since its last start. */
    Path log() {
        return home.resolve("console.log");
    }

    Path lock() {
        return home.resolve("data").resolve("node.lock");
    }

    private Path ports() {
        return home.resolve("logs").resolve("http.ports");
    }

    /** Throws when the data are there and we may not write to them. */
    void requireWritable() throws IOException {
        Path data = home.resolve("data");
        if (Files.exists(data) && !Files.isWritable(data)) {
            throw new IOException(home + " belongs to another user, because Elasticsearch was started by root before:"
                    + " run sudo chown -R $(id -u) '" + home + "', or remove it");
        }
    }

    /** Makes the folders and writes the configuration. */
    void write(Path distribution, LocalOptions options) throws IOException {
        for (String folder : List.of("config/jvm.options.d", "data", "logs", "tmp")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.deleteIfExists(ports());
        Files.write(config().resolve("elasticsearch.yml"), settings(options));
        Files.write(config().resolve("jvm.options"), jvmOptions(distribution));
        Files.writeString(config().resolve("log4j2.properties"), LOGGING);
        // Without AlwaysPreTouch a heap that is not needed takes no memory.
        Files.write(
                config().resolve("jvm.options.d").resolve("flowhound.options"),
                List.of("-Xms" + options.heap(), "-Xmx" + options.heap(), "-XX:-AlwaysPreTouch"));
    }

    private List<String> settings(LocalOptions options) {
        List<String> lines = new ArrayList<>();
        lines.add("cluster.name: flowhound-" + options.name());
        lines.add("node.name: " + options.name());
        lines.add("path.data: " + quoted(home.resolve("data")));
        lines.add("path.logs: " + quoted(home.resolve("logs")));
        lines.add("discovery.type: single-node");
        lines.add("network.host: 127.0.0.1");
        lines.add("http.port: " + options.httpPort());
        lines.add("transport.port: " + options.transportPort());
        lines.add("node.portsfile: true");
        lines.add("xpack.security.enabled: false");
        // On a laptop whose disk is nearly full the demo would otherwise store nothing.
        lines.add("cluster.routing.allocation.disk.threshold_enabled: false");
        return lines;
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** The distribution's own, without the log of the garbage collector (up to 2 GB). */
    private static List<String> jvmOptions(Path distribution) throws IOException {
        try (Stream<String> lines = Files.lines(distribution.resolve("config/jvm.options"))) {
            return lines.filter(line -> !line.contains("-Xlog:gc")).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The HTTP port that the server has bound, or 0 as long as it has none. */
    int boundPort() {
        @Nullable String first;
        try (Stream<String> lines = Files.lines(ports())) {
            first = lines.filter(line -> line.startsWith("127.0.0.1:"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
        return first == null
                ? 0
                : Integer.parseInt(first.substring("127.0.0.1:".length()).strip());
    }

    /** The last lines of the log, for a message about a failed start. */
    String logTail(int lines) {
        try {
            List<String> all = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.stream().skip(Math.max(0, all.size() - lines)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
