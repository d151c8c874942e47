/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All files of the inventory. {@link #inventory} and {@link #states} are for any thread, {@link #read} for one that may wait. */
public final class InventoryFiles {
    private volatile List<SourceFile> sources = List.of();
    private volatile Inventory inventory = Inventory.EMPTY;
    private boolean rearranged;

    /** Files, none of which is read yet. */
    public InventoryFiles(List<Path> files) {
        use(files);
    }

    /** Goes by other files from the next {@link #read} on. Those that were there keep what was read. */
    public final synchronized void use(List<Path> files) {
        Map<Path, SourceFile> before = new HashMap<>();
        sources.forEach(source -> before.put(source.file(), source));
        List<SourceFile> next = new ArrayList<>();
        for (Path file : files.stream().distinct().toList()) {
            SourceFile known = before.get(file);
            next.add(known == null ? new SourceFile(file) : known);
        }
        rearranged |= !next.equals(sources);
        sources = List.copyOf(next);
    }

    /**
     * Reads what has changed.
     *
     * @param atOnce whether to read a file that has changed just now; else it has to be the same at two calls
     * @return whether answers may have changed
     */
    public synchronized boolean read(boolean atOnce) {
        Set<SourceFile> changed = new HashSet<>();
        for (SourceFile source : sources) {
            if (source.look(atOnce)) {
                changed.add(source);
            }
        }
        if (changed.isEmpty() && !rearranged) {
            return false;
        }
        rearranged = false;
        InventoryBuilder builder = new InventoryBuilder();
        for (SourceFile source : sources) {
            source.beside(builder.add(source.content()));
        }
        changed.forEach(SourceFile::logProblems);
        inventory = builder.build();
        return true;
    }

    /** What they say together. */
    public Inventory inventory() {
        return inventory;
    }

    /** What is known of each, in the order of the configuration. */
    public List<FileState> states() {
        return sources.stream().map(SourceFile::state).toList();
    }
}
