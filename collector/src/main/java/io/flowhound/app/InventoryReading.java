/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.inventory.FileState;
import io.flowhound.enrich.inventory.InventoryFiles;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the files of the inventory on a thread of its own: at the start, when one has changed, and when the configuration is read again. A
 * file that cannot be read, or rows that cannot, are worth a look, and stop nothing.
 */
final class InventoryReading implements AutoCloseable, HealthSource, Reloadable {
    private final InventoryFiles files;
    private final GeoPlaces places;
    private final FileLooking looking;

    /** Begins to read. */
    InventoryReading(Configuration configuration, GeoPlaces places) {
        this.files = new InventoryFiles(configuration.inventory().files());
        this.places = places;
        this.looking = new FileLooking("inventory", configuration.inventory().reload(), this::read);
    }

    private void read(boolean atOnce) {
        if (files.read(atOnce)) {
            places.use(files.inventory());
        }
    }

    /** Waits until everything was read once, so that no flow is stored without what the inventory says of it. */
    void awaitFirst() {
        looking.awaitFirst();
    }

    /** The files as they are now, read before this returns. */
    static InventoryFiles readNow(Configuration configuration) {
        InventoryFiles files = new InventoryFiles(configuration.inventory().files());
        files.read(true);
        return files;
    }

    @Override
    public Change prepare(Configuration configuration) {
        List<Path> next = configuration.inventory().files();
        return () -> looking.change(() -> files.use(next));
    }

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public Health health() {
        return health(files.states());
    }

    static Health health(List<FileState> states) {
        if (states.isEmpty()) {
            return Health.ok("none configured (inventory.files)");
        }
        List<String> problems = new ArrayList<>();
        int entries = 0;
        for (FileState state : states) {
            entries += state.entries();
            if (state.failure() != null) {
                problems.add(state.file() + " " + state.failure()
                        + (state.date() == null ? "" : "; what was read before stays in use"));
            } else if (state.problemCount() > 0) {
                problems.add(state.problemCount() + " rows of " + state.file() + " are wrong, the first: "
                        + state.problems().get(0));
            }
        }
        return problems.isEmpty()
                ? Health.ok(states.size() + " files with " + entries + " entries")
                : Health.warning(String.join(". ", problems));
    }

    @Override
    public void close() {
        looking.close();
    }
}
