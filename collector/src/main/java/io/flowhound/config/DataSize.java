/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of octets, written with a unit: {@code 64MB} is 64,000,000, {@code 4GiB} is 4 times 2 to the 30th. */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ?([kKMGT]i?)?B");
    private static final List<Unit> UNITS = List.of(
            new Unit("TiB", 1L << 40),
            new Unit("TB", 1_000_000_000_000L),
            new Unit("GiB", 1L << 30),
            new Unit("GB", 1_000_000_000),
            new Unit("MiB", 1L << 20),
            new Unit("MB", 1_000_000),
            new Unit("KiB", 1L << 10),
            new Unit("KB", 1_000),
            new Unit("B", 1));

    private record Unit(String name, long bytes) {}

    static DataSize parse(String text) throws BadValueException {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadValueException(
                    "is no size; write a whole number and a unit, such as 64MB or 4GiB", guess(text));
        }
        String prefix = matcher.group(2);
        String unit = (prefix == null ? "" : prefix.replace('k', 'K')) + "B";
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), bytesOf(unit)));
        } catch (ArithmeticException e) {
            throw new BadValueException("is larger than any disk", null);
        }
    }

    private static long bytesOf(String unit) {
        for (Unit known : UNITS) {
            if (known.name.equals(unit)) {
                return known.bytes;
            }
        }
        throw new IllegalArgumentException("no unit " + unit);
    }

    /** Elasticsearch and JVM options write 64m and 64mb for what is 64MiB here. */
    private static @Nullable String guess(String text) {
        Matcher matcher = Pattern.compile("(\\d+) ?([kmgtKMGT])[bB]?").matcher(text);
        return matcher.matches() ? matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT) + "iB" : null;
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest unit that divides it. */
    @Override
    public String toString() {
        for (Unit unit : UNITS) {
            if (bytes != 0 && bytes % unit.bytes == 0) {
                return bytes / unit.bytes + unit.name;
            }
        }
        return bytes + "B";
    }
}
