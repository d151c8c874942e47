/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.app.Reloadable.Change;
import io.flowhound.config.Changes;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again and has the parts of a running collector go by it, as far as they can. A configuration with a problem
 * changes nothing. Receiving goes on meanwhile.
 */
final class Reload {
    private static final Logger log = LoggerFactory.getLogger(Reload.class);

    private final Configuration started;
    private final Source source;
    private final List<Reloadable> parts;
    private Configuration current;

    /** Where the configuration comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Reads it, and changes nothing.
         *
         * @throws ConfigurationException with every problem that there is
         */
        Configuration read() throws ConfigurationException;
    }

    /**
     * Reloads nothing yet.
     *
     * @param started what the parts go by now
     */
    Reload(Configuration started, Source source, List<Reloadable> parts) {
        this.started = started;
        this.current = started;
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** Reads and applies; whether all parts go by the new configuration. All it has to say goes to the log. */
    synchronized boolean run() {
        Configuration next;
        List<Change> changes = new ArrayList<>();
        try {
            next = source.read();
            for (Reloadable part : parts) {
                changes.add(part.prepare(next));
            }
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> log.error("configuration: {}", problem));
            log.error("the configuration was not reloaded: everything stays as it was");
            return false;
        } catch (IOException | RuntimeException e) {
            changes.forEach(Reload::discard);
            log.error("the configuration was not reloaded, everything stays as it was: {}", Failures.oneLine(e));
            return false;
        }
        Changes found = Changes.between(started, current, next);
        long applied = changes.stream().filter(Reload::apply).count();
        current = next;
        log.info(
                "configuration reloaded: {}",
                found.applied().isEmpty() ? "nothing to apply" : String.join(", ", found.applied()) + " applied");
        found.restart().forEach(path -> log.warn("{} changed: needs a restart", path));
        return applied == changes.size();
    }

    private static boolean apply(Change change) {
        try {
            change.apply();
            return true;
        } catch (RuntimeException e) { // the other parts must not be left with the old one for that
            log.error(
                    "a part does not go by the configuration that was read, the others do: restart, please report this",
                    e);
            return false;
        }
    }

    private static void discard(Change change) {
        try {
            change.discard();
        } catch (RuntimeException e) {
            log.warn("what was made ready for the configuration could not be given back", e);
        }
    }
}
