/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes names of hosts fit to be shown: whoever asks for a lease or answers a question of DNS chooses them freely. */
final class NameText {
    /** The longest name of DNS in text (RFC 1035 section 2.3.4, without the root). */
    static final int LONGEST = 253;

    private NameText() {}

    /**
     * The name in lower case, without the dot at its end and without characters that cannot be seen; null when nothing is left, when it
     * is too long to be a name, or only a sign for none.
     */
    static @Nullable String clean(@Nullable String name) {
        if (name == null || name.length() > 2 * LONGEST) {
            return null;
        }
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints().filter(NameText::isSeen).forEach(kept::appendCodePoint);
        int length = kept.length();
        if (length > 0 && kept.charAt(length - 1) == '.') {
            length--;
        }
        String text = kept.substring(0, length).toLowerCase(Locale.ROOT);
        return text.isEmpty() || text.length() > LONGEST || text.equals("*") ? null : text;
    }

    private static boolean isSeen(int character) {
        if (character < 0x80) {
            return character > ' ' && character != 0x7F;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT, // such as those that turn the direction of a text
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
