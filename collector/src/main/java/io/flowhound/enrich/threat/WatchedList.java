/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.enrich.file.FileVersion;
import io.flowhound.enrich.file.WatchedFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a list, which is read when it has changed and has stayed the same from one look to the next, so that none is read while it is
 * being written. What cannot be read leaves what was read before. For one thread, but for {@link #state}.
 */
final class WatchedList {
    private static final Logger log = LoggerFactory.getLogger(WatchedList.class);
    /** A large file whose entries expire one after the other is not read for each of them. */
    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(10);

    private final LongAdder matches;
    private ThreatList list;
    private WatchedFile file;
    private @Nullable Instant changesAt;
    private Instant readAt = Instant.MIN;
    private volatile ListState state;

    /** @param matches counts what is met of it, over all versions */
    WatchedList(ThreatList list, LongAdder matches) {
        this.list = list;
        this.file = new WatchedFile(list.file());
        this.matches = matches;
        this.state = ListState.unread(list);
    }

    ThreatList list() {
        return list;
    }

    /** Goes by other settings from now on; the file is read again when they are about its content. */
    void use(ThreatList next) {
        boolean sameContent = list.file().equals(next.file())
                && list.format() == next.format()
                && Objects.equals(list.column(), next.column());
        if (!sameContent) {
            file = new WatchedFile(next.file());
        }
        list = next;
        state = state.of(next);
    }

    ListState state() {
        return state.met(matches.sum());
    }

    Feed feed() {
        return new Feed(list, state.date(), matches);
    }

    /**
     * Looks at the file and reads it when that is needed.
     *
     * @param now decides what is valid
     * @param atOnce whether a file may be read that has changed since the last look
     * @return what it has now; null when what was read before stays in use
     */
    @Nullable
    Entries look(Instant now, boolean atOnce) {
        Instant due = changesAt;
        boolean expired = due != null && !now.isBefore(due) && !now.isBefore(readAt.plus(BETWEEN_EXPIRIES));
        FileVersion version;
        try {
            version = file.due(atOnce, expired);
        } catch (IOException e) {
            return readAnyway(now);
        }
        return version == null ? null : read(version, now);
    }

    /** To say why it cannot be read, in the words of who reads. */
    private @Nullable Entries readAnyway(Instant now) {
        file.forget();
        try {
            ListFile.read(list, now);
        } catch (IOException e) {
            failed(e);
        }
        return null;
    }

    private @Nullable Entries read(FileVersion version, Instant now) {
        try {
            Entries entries = ListFile.read(list, now);
            if (!file.isStill(version)) {
                return null; // written meanwhile: the next look sees to it
            }
            file.take(version);
            readAt = now;
            changesAt = entries.changesAt();
            succeeded(entries, version.modified());
            return entries;
        } catch (IOException | RuntimeException e) { // whatever a file has in it, the others are read
            file.take(version); // reading the same again would not help
            changesAt = null;
            failed(e);
            return null;
        }
    }

    private void succeeded(Entries entries, Instant date) {
        state = ListState.of(list, entries, date);
        log.info("threat list {}: {} entries of {} from {}", list.name(), entries.size(), date, list.file());
        if (entries.badLines() + entries.refused() > 0) {
            log.warn(
                    "threat list {}: {} bad lines, {} refused: {}",
                    list.name(),
                    entries.badLines(),
                    entries.refused(),
                    String.join("; ", entries.problems()));
        }
    }

    private void failed(Exception e) {
        ListState s = state;
        String why = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
        if (!why.equals(s.failure())) {
            log.warn(
                    "threat list {}: {} {}; {}",
                    list.name(),
                    list.file(),
                    why,
                    s.date() == null ? "none of it is in use" : "what was read before stays in use");
        }
        state = s.failed(why);
    }
}
