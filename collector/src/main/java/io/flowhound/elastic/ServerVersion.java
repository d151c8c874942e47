/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of an Elasticsearch node, such as 8.19.21; what a build adds to it, such as -SNAPSHOT, is left out. */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /** The oldest that Flowhound is tested with, and so supports. */
    public static final ServerVersion OLDEST = new ServerVersion(8, 19, 0);

    private static final int NEWEST_MAJOR = 9;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,5})\\.([0-9]{1,5})([-+].*)?");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /** The version that a text names; null when it names none. */
    static @Nullable ServerVersion of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new ServerVersion(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)))
                : null;
    }

    /** Whether it is older than any that Flowhound supports. */
    public boolean tooOld() {
        return compareTo(OLDEST) < 0;
    }

    /** Whether it came after those that this Flowhound was tested with. It may well work. */
    public boolean unknown() {
        return major > NEWEST_MAJOR;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
