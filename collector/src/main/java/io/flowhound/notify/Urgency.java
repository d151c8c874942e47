/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.util.Locale;

/** How urgent a message is: {@code pivot.severity}, and how the channels show it. */
public enum Urgency {
    LOW(2, 0x5B8DB8, "information_source"),
    MEDIUM(3, 0xE0A30B, "warning"),
    HIGH(4, 0xE5701A, "rotating_light"),
    CRITICAL(5, 0xCC2A2A, "rotating_light");

    private final int priority;
    private final int color;
    private final String sign;

    Urgency(int priority, int color, String sign) {
        this.priority = priority;
        this.color = color;
        this.sign = sign;
    }

    /** The severity that a document names; low for what is none. */
    static Urgency of(String severity) {
        for (Urgency urgency : values()) {
            if (urgency.text().equals(severity.toLowerCase(Locale.ROOT))) {
                return urgency;
            }
        }
        return LOW;
    }

    /** As documents say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 1 to 5, as ntfy counts. */
    int priority() {
        return priority;
    }

    /** Red, green and blue, 8 bits each. */
    int color() {
        return color;
    }

    /** The short code of an emoji. */
    String sign() {
        return sign;
    }
}
