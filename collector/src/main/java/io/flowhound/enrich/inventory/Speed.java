/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads speeds of interfaces as people write them: {@code 1G}, {@code 10 Mbit}, {@code 2.5 Gbit/s}, {@code 100000000}. */
final class Speed {
    /** Bits: a capital B alone would be octets. */
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,16}(?:\\.\\d{1,9})?)\\s*([kKmMgGtT]?)(?:[bB]its?(?:/s|ps)?|bps|b/s|b)?");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private Speed() {}

    /** Bits a second, 1 to 10^15; 0 when the text is no speed. Units are powers of 1,000. */
    static long parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return 0;
        }
        int power = 3
                * " kmgt"
                        .indexOf((matcher.group(2) + " ")
                                .toLowerCase(Locale.ROOT)
                                .charAt(0));
        BigDecimal bits = new BigDecimal(matcher.group(1)).movePointRight(power);
        return bits.compareTo(BigDecimal.ONE) < 0 || bits.compareTo(MOST) > 0 ? 0 : bits.longValue();
    }
}
