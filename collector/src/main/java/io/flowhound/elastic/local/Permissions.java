/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Sets what others may do with a file, whatever the umask is. */
final class Permissions {
    private Permissions() {}

    /** Everybody may read, and enter or execute, what the owner may change. */
    static void readable(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Everybody may read, the owner may write, nobody may execute. */
    static void plain(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Makes a folder and what is missing above it, for everybody to enter. */
    static void folders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            folders(above);
        }
        Files.createDirectory(folder);
        readable(folder);
    }
}
