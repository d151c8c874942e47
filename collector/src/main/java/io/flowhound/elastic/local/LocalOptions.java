/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a private Elasticsearch is started with.
 *
 * @param folder where the distribution is unpacked and the data are kept; another is taken, and named in the progress, when
 *     we are root and the user who runs Elasticsearch cannot reach it
 * @param version which Elasticsearch, such as 9.5.3; Maven Central must hold its distribution
 * @param name the data below that folder: a second start with the same name finds what the first stored
 * @param httpPort port of the HTTP interface on 127.0.0.1, or 0 for any that is free
 * @param transportPort port between nodes on 127.0.0.1, or 0 for any that is free
 * @param heap size of the heap as in {@code -Xmx}, such as {@code 1g}
 * @param startTimeout how long it may take until it answers
 * @param stopWithJvm whether a shutdown hook stops it; false when the caller stops it in its own order, since hooks run at once
 * @param progress takes lines that say what is going on
 */
public record LocalOptions(
        Path folder,
        String version,
        String name,
        int httpPort,
        int transportPort,
        String heap,
        Duration startTimeout,
        boolean stopWithJvm,
        Consumer<String> progress) {
    /** What the demo and the tests run unless told otherwise. */
    public static final String DEFAULT_VERSION = "9.5.3";

    /** @throws IllegalArgumentException when a value cannot be */
    public LocalOptions {
        folder = folder.toAbsolutePath().normalize();
        if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
            throw new IllegalArgumentException("'" + version + "' is no version of Elasticsearch: write it as 9.5.3");
        }
        if (!name.matches("[a-zA-Z0-9_-]+")) {
            throw new IllegalArgumentException("'" + name + "' cannot name data: use letters, digits, - and _");
        }
        if (!heap.matches("[1-9][0-9]*[kmgKMG]")) {
            throw new IllegalArgumentException("'" + heap + "' is no size of a heap: write it as 512m or 2g");
        }
    }

    /** The demo's: below {@code var/elasticsearch} of the repository, any free port, a heap of 1 GiB, stopped with the JVM. */
    public static LocalOptions in(Path repository, Consumer<String> progress) {
        return new LocalOptions(
                repository.resolve("var").resolve("elasticsearch"),
                DEFAULT_VERSION,
                "demo",
                0,
                0,
                "1g",
                Duration.ofMinutes(3),
                true,
                progress);
    }

    /** The same with data of another name. */
    public LocalOptions named(String other) {
        return new LocalOptions(
                folder, version, other, httpPort, transportPort, heap, startTimeout, stopWithJvm, progress);
    }

    /** The same on another HTTP port. */
    public LocalOptions onPort(int port) {
        return new LocalOptions(folder, version, name, port, transportPort, heap, startTimeout, stopWithJvm, progress);
    }

    /** The same with a heap of another size. */
    public LocalOptions withHeap(String size) {
        return new LocalOptions(
                folder, version, name, httpPort, transportPort, size, startTimeout, stopWithJvm, progress);
    }

    /** The same without a shutdown hook: the caller closes it. */
    public LocalOptions stoppedByCaller() {
        return new LocalOptions(folder, version, name, httpPort, transportPort, heap, startTimeout, false, progress);
    }
}
