/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port or a range of ports, such as {@code 8443} or {@code 16384-32767}.
 *
 * @param first 0 to 65535
 * @param last not before the first
 */
public record PortRange(int first, int last) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");
    private static final int MOST = 65535;

    static PortRange parse(String text) throws BadValueException {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadValueException("is no port or range of ports, such as 8443 or 16384-32767", null);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (first > MOST || last > MOST) {
            throw new BadValueException("has a port above 65535", null);
        }
        if (last < first) {
            throw new BadValueException("runs backwards", last + "-" + first);
        }
        return new PortRange(first, last);
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
