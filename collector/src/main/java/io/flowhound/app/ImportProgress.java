/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far an import is, until it is closed. */
final class ImportProgress implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("flowhound-progress").unstarted(task));
    private final Importer importer;
    private final PrintStream out;
    private final double seconds;
    private final ScheduledFuture<?> lines;
    private long before;

    ImportProgress(Importer importer, PrintStream out, long intervalMillis) {
        this.importer = importer;
        this.out = out;
        this.seconds = intervalMillis / 1000.0;
        this.lines = timer.scheduleAtFixedRate(this::print, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    private void print() {
        long flows = importer.flows();
        long rate = Math.round((flows - before) / seconds);
        before = flows;
        out.println(String.format(Locale.ROOT, "%s (%,d records/s)", importer.progress(), rate));
    }

    @Override
    public void close() {
        lines.cancel(false);
        timer.shutdown();
    }
}
