/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Cidr;
import io.flowhound.config.Configuration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration with which other commands reach what the demo has started, whose ports nobody can know beforehand. Gone
 * when the demo ends, so that no command waits for what is not there any more.
 */
final class DemoFile implements AutoCloseable {
    private final Path file;

    private DemoFile(Path file) {
        this.file = file;
    }

    /** Writes {@code flowhound.yml} to a folder. */
    static DemoFile write(Path folder, URI elasticsearch, InetSocketAddress admin, Configuration demo)
            throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("elasticsearch.urls", elasticsearch.toString());
        settings.put("index.prefix", demo.index().prefix());
        settings.put("admin.address", admin.getHostString() + ":" + admin.getPort());
        settings.put(
                "networks.internal",
                demo.networks().internal().stream().map(Cidr::toString).collect(Collectors.joining(", ")));
        settings.put("pivot.learning-days", String.valueOf(demo.pivot().learningDays()));
        StringBuilder yaml = new StringBuilder(
                "# How to reach the demo that is running. Written by flowhound demo, gone when it ends.\n");
        settings.forEach(
                (key, value) -> yaml.append(key).append(": '").append(value).append("'\n"));
        Files.createDirectories(folder);
        return new DemoFile(Files.writeString(folder.resolve("flowhound.yml"), yaml));
    }

    /** The option for commands that are given in a folder: a short path where the file is below it. */
    String option(Path workingFolder) {
        Path from = workingFolder.toAbsolutePath().normalize();
        Path shown = file.startsWith(from) ? from.relativize(file) : file;
        String text = shown.toString();
        return "--config " + (text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
