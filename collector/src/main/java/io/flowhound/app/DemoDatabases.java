/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.elastic.local.MavenArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The GeoLite2 databases of December 2019 that Maven Central holds (MaxMind, CC BY-SA 4.0): old, but enough to see what the
 * fields look like. Users bring their own.
 */
final class DemoDatabases {
    private static final MavenArtifact ARTIFACT = new MavenArtifact(
            "org.elasticsearch", "geolite2-databases", "20191119", "jar", "GeoLite2 of December 2019 (34 MB)");
    private static final String CITY = "GeoLite2-City.mmdb";
    private static final String ASN = "GeoLite2-ASN.mmdb";

    private final Path folder;

    private DemoDatabases(Path folder) {
        this.folder = folder;
    }

    /** Unpacks them to a folder, unless they are there. */
    static DemoDatabases in(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        DemoDatabases databases = new DemoDatabases(folder);
        if (!Files.exists(databases.city()) || !Files.exists(databases.asn())) {
            try (ZipFile jar = new ZipFile(ARTIFACT.find(folder, progress).toFile())) {
                for (String name : List.of(CITY, ASN)) {
                    unpack(jar, name, folder.resolve(name));
                }
            }
        }
        return databases;
    }

    private static void unpack(ZipFile jar, String name, Path target) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException(jar.getName() + " holds no " + name);
        }
        Path part = target.resolveSibling(name + ".part"); // whole or not at all
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }

    Path city() {
        return folder.resolve(CITY);
    }

    Path asn() {
        return folder.resolve(ASN);
    }
}
