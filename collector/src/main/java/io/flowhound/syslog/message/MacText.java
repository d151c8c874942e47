/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

import org.jspecify.annotations.Nullable;

/** Reads MAC addresses as log lines write them. */
public final class MacText {
    private static final int LENGTH = "00:00:5e:00:53:23".length();

    private MacText() {}

    /** The MAC address that a whole text is, six octets with colons or dashes, as ECS writes it (00-00-5E-00-53-23); null when it is none. */
    public static @Nullable String read(@Nullable String text) {
        if (text == null || text.length() != LENGTH) {
            return null;
        }
        char[] mac = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            char character = text.charAt(i);
            if (i % 3 == 2) {
                if (character != ':' && character != '-') {
                    return null;
                }
                mac[i] = '-';
            } else {
                int digit = Character.digit(character, 16);
                if (digit < 0 || character > 'f') {
                    return null;
                }
                mac[i] = Character.toUpperCase(character);
            }
        }
        return new String(mac);
    }
}
