/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.schema.CsvTable;
import io.flowhound.schema.NumberRange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keywords of IP protocol numbers, from IANA's registry "Protocol Numbers", in lower case as ECS writes them. */
public final class TransportNames {
    private static final int MAXIMUM = 255;
    private static final String NUMBER = "Decimal";
    private static final String KEYWORD = "Keyword";

    private final byte[] @Nullable [] names = new byte[MAXIMUM + 1][];

    private TransportNames(CsvTable table) {
        JsonText json = new JsonText();
        for (CsvTable.Row row : table.rows()) {
            String keyword = row.cell(KEYWORD).replace("(deprecated)", "").strip();
            NumberRange numbers = row.range(NUMBER, MAXIMUM);
            // Ranges are held back or for experiments; they have no keyword of their own.
            if (!keyword.isEmpty() && !keyword.equals("Reserved") && numbers.first() == numbers.last()) {
                names[numbers.first()] = json.of(keyword.toLowerCase(Locale.ROOT));
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
}
