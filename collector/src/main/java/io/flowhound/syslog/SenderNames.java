/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a sender speaks of itself or forwards the lines of others: it forwards when its lines of the last day name more than
 * one host. Follows from the lines and their arrivals alone.
 */
final class SenderNames {
    private static final long DAY = 24 * 60 * 60_000L;

    private String last = "";
    private String lastName = "";
    private final @Nullable String[] names = new @Nullable String[2];
    private final long[] seen = {Long.MIN_VALUE / 2, Long.MIN_VALUE / 2};

    /**
     * Notes a line.
     *
     * @param hostname that its header names; null when it names none
     * @param arrival when it arrived, milliseconds since 1970
     * @return whether the line is, as far as is known, of the sender itself
     */
    boolean speaksOfItself(@Nullable String hostname, long arrival) {
        String name = hostname == null ? "" : name(hostname);
        if (!name.isEmpty() && !name.equals("localhost")) {
            int slot = slot(name);
            names[slot] = name;
            seen[slot] = arrival;
        }
        return seen[0] <= arrival - DAY || seen[1] <= arrival - DAY;
    }

    private int slot(String name) {
        if (name.equals(names[0])) {
            return 0;
        }
        return name.equals(names[1]) || seen[1] < seen[0] ? 1 : 0;
    }

    /** The same for web1, WEB1 and web1.example.org, since one host may write it in several ways. */
    private String name(String hostname) {
        if (!hostname.equals(last)) {
            last = hostname;
            int point = hostname.indexOf('.');
            lastName = (point > 0 ? hostname.substring(0, point) : hostname).toLowerCase(Locale.ROOT);
        }
        return lastName;
    }
}
