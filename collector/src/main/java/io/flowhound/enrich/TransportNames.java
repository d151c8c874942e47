/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.CsvTable;
import io.flowhound.schema.NumberRange;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords of IP protocol numbers, from IANA's registry "Protocol Numbers", in lower case as ECS writes them. */
public final class TransportNames {
    private static final int MAXIMUM = 255;
    private static final String NUMBER = "Decimal";
    private static final String KEYWORD = "Keyword";

    /** The number of a keyword that is none. */
    public static final int UNKNOWN = -1;

    private final byte[] @Nullable [] names = new byte[MAXIMUM + 1][];
    private final @Nullable String[] keywords = new @Nullable String[MAXIMUM + 1];
    private final Map<String, Integer> numbers = new HashMap<>();

    private TransportNames(CsvTable table) {
        JsonText json = new JsonText();
        for (CsvTable.Row row : table.rows()) {
            String keyword = row.cell(KEYWORD).replace("(deprecated)", "").strip();
            NumberRange range = row.range(NUMBER, MAXIMUM);
            // Ranges are held back or for experiments; they have no keyword of their own.
            if (!keyword.isEmpty() && !keyword.equals("Reserved") && range.first() == range.last()) {
                String name = keyword.toLowerCase(Locale.ROOT);
                names[range.first()] = json.of(name);
                keywords[range.first()] = name;
                numbers.put(name, range.first());
            }
        }
    }

    /** The names that this program comes with. */
    public static TransportNames load() {
        return new TransportNames(CsvTable.resource(TransportNames.class, "protocols.csv", NUMBER, KEYWORD));
    }

    /**
     * The keyword as a JSON string in UTF-8 with its quotes, such as {@code "tcp"}; null when the number has none. The
     * array is shared: it must not be changed.
     *
     * @param number IP protocol number; null for anything but 0 to 255
     */
    public byte @Nullable [] json(int number) {
        return number >= 0 && number <= MAXIMUM ? names[number] : null;
    }

    /** The keyword of a number, such as {@code tcp}; null when it has none. */
    public @Nullable String name(long number) {
        return number >= 0 && number <= MAXIMUM ? keywords[(int) number] : null;
    }

    /** The number of a keyword in lower case; {@link #UNKNOWN} when there is no such one. */
    public int number(String keyword) {
        return numbers.getOrDefault(keyword, UNKNOWN);
    }
}
