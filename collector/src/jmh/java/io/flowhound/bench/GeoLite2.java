/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.GeoDatabase;
import io.flowhound.enrich.GeoKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the GeoLite2 databases of December 2019 (CC BY-SA 4.0, by MaxMind): in the folder that the system property
 * {@code flowhound.geolite2} names, else in {@code org.elasticsearch:geolite2-databases}, which the Maven profile
 * {@code jmh} fetches.
 */
final class GeoLite2 {
    private static final String FOLDER = "flowhound.geolite2";

    private GeoLite2() {}

    /**
     * Opens a database.
     *
     * @param kind {@code City} or {@code ASN}
     */
    static GeoDatabase open(String kind) {
        String file = "GeoLite2-" + kind + ".mmdb";
        String folder = System.getProperty(FOLDER);
        try {
            return GeoDatabase.open(folder == null ? unpacked(file) : Path.of(folder, file), "City".equals(kind) ? GeoKind.PLACE : GeoKind.SYSTEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(String file) throws IOException {
        try (InputStream in = GeoLite2.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not on the class path: run Maven with -Pjmh, which fetches"
                        + " org.elasticsearch:geolite2-databases, or name a folder that has it with -D" + FOLDER);
            }
            Path folder = Files.createTempDirectory("flowhound-bench-");
            folder.toFile().deleteOnExit(); // deleted after its file: the last named goes first
            Path copy = folder.resolve(file);
            copy.toFile().deleteOnExit();
            Files.copy(in, copy);
            return copy;
        }
    }
}
