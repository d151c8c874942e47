/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to be read when it has changed and has stayed the same from one look to the next, so that none is read while it is being
 * written. For one thread.
 */
public final class WatchedFile {
    private final Path file;
    private @Nullable FileVersion taken;
    private @Nullable FileVersion seen;

    /** Nothing of the file was read yet. */
    public WatchedFile(Path file) {
        this.file = file;
    }

    /**
     * Looks at the file.
     *
     * @param atOnce whether a file may be read that has changed since the last look
     * @param again whether to read it even if it has not changed
     * @return the version that is to be read; null when there is nothing to do
     * @throws IOException when it is not there, or may not be looked at
     */
    public @Nullable FileVersion due(boolean atOnce, boolean again) throws IOException {
        FileVersion version = FileVersion.of(file);
        if (version.equals(taken) && !again) {
            return null;
        }
        boolean steady = version.equals(seen);
        seen = version;
        return steady || atOnce || again ? version : null;
    }

    /** Whether the file is still the one that {@link #due} told of. */
    public boolean isStill(FileVersion version) throws IOException {
        return version.equals(FileVersion.of(file));
    }

    /** Says that a version needs no further reading: it was read, or reading it again would not help. */
    public void take(FileVersion version) {
        taken = version;
    }

    /** Has it read at the next look, whatever it is then. */
    public void forget() {
        taken = null;
        seen = null;
    }
}
