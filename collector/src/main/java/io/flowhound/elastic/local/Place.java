/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Chooses a folder that the user who runs Elasticsearch can reach. */
final class Place {
    private static final Path SHARED = Path.of("/var/tmp");

    private Place() {}

    /** The wanted folder, or, when we are root and nobody cannot enter it, one below /var/tmp that belongs to it alone. */
    static Path choose(Path wanted, Account account, Consumer<String> progress) throws IOException {
        if (account.reaches(wanted)) {
            Permissions.folders(wanted);
            return wanted;
        }
        CRC32 hash = new CRC32();
        hash.update(wanted.toString().getBytes(StandardCharsets.UTF_8));
        Path other = SHARED.resolve("flowhound-%08x".formatted(hash.getValue()));
        progress.accept(
                "Elasticsearch does not run as root, and user nobody cannot enter " + wanted + ": using " + other);
        if (Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
            refuseForeign(other);
        } else {
            Files.createDirectory(other);
        }
        // Whatever the umask: root's is often 077.
        Permissions.readable(other);
        return other;
    }

    /** Anybody may write to /var/tmp, so what is there may have been put there to mislead us. */
    private static void refuseForeign(Path folder) throws IOException {
        boolean ours = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        if (!ours) {
            throw new IOException(folder + " is there but does not belong to root: remove it");
        }
    }
}
