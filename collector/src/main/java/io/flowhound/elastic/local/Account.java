/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/** The user as which Elasticsearch runs: ourselves, or, since it refuses to run as root, nobody. */
final class Account {
    private static final String NOBODY = "65534";

    private final boolean root;
    private final boolean setpriv;

    private Account(boolean root, boolean setpriv) {
        this.root = root;
        this.setpriv = setpriv;
    }

    /** @throws IOException when we are root and cannot become anyone else */
    static Account find() throws IOException {
        boolean root = new UnixSystem().getUid() == 0;
        // The setpriv of BusyBox has no --pdeathsig.
        boolean setpriv = Commands.output(List.of("setpriv", "--help")).contains("--pdeathsig");
        if (root && !setpriv) {
            throw new IOException("Elasticsearch does not run as root, and there is no setpriv to become another user:"
                    + " run this as an ordinary user, or install util-linux");
        }
        return new Account(root, setpriv);
    }

    /**
     * The command as this user. Where there is setpriv (Linux), the kernel kills it when the thread that started it ends,
     * however that comes about.
     */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (setpriv) {
            whole.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        if (root) {
            whole.addAll(List.of("--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Whether the user can enter the folder, or, when it is not there yet, could enter it. */
    boolean reaches(Path path) {
        if (!root) {
            return true;
        }
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Commands.succeeds(command(List.of("test", "-x", there.toString())));
    }

    /** Gives a folder with all that is in it to the user. */
    void own(Path folder) throws IOException {
        if (!root) {
            return;
        }
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.getFileAttributeView(file, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(nobody);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    boolean isRoot() {
        return root;
    }
}
