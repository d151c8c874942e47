/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a ZIP archive so that every user can read it and run what is in its bin folders. */
final class Archive {
    private Archive() {}

    /** Unpacks to a folder, which is returned. */
    static Path unpack(Path zip, Path folder) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                write(archive, entry, inside(folder, entry));
            }
        } catch (ZipException e) {
            throw new IOException(zip + " is damaged: delete it and start again (" + e.getMessage() + ")", e);
        }
        return folder;
    }

    private static Path inside(Path folder, ZipEntry entry) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new ZipException(entry.getName() + " leads out of the archive");
        }
        return target;
    }

    private static void write(ZipFile archive, ZipEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Permissions.folders(target);
            return;
        }
        Permissions.folders(parent(target));
        try (InputStream in = archive.getInputStream(entry)) {
            Files.copy(in, target);
        }
        if (parent(target).endsWith("bin")) {
            Permissions.readable(target);
        } else {
            Permissions.plain(target);
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new ZipException(path + " is in no folder");
        }
        return parent;
    }
}
