/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.time.Duration;
import java.util.Locale;

/** Octets and durations for people, in the units in which budgets are given. */
public final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Amounts() {}

    /** Octets in a unit of a power of 1000, such as {@code 3.2 GB}. */
    public static String octets(long octets) {
        double value = octets;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? octets + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A duration in days, or in hours where it is no whole number of them. */
    public static String days(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? duration.toDays() + " d"
                : duration.toHours() + " h";
    }
}
