/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

/** Finds which of some known keys stands at a place of a text, without making a String of it. */
final class KeyTable {
    static final int NONE = -1;

    private final String[] keys;
    private final int[] slots;

    /** For these keys, each of which has its place as number. */
    KeyTable(String... keys) {
        this.keys = keys.clone();
        this.slots = new int[Integer.highestOneBit(keys.length) << 2];
        for (int i = 0; i < keys.length; i++) {
            int slot = hash(keys[i], 0, keys[i].length());
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
        }
    }

    int size() {
        return keys.length;
    }

    /** Number of the key that stands from {@code start} to {@code end}; {@link #NONE} when it is another. */
    int index(String text, int start, int end) {
        int slot = hash(text, start, end);
        while (slots[slot] != 0) {
            String key = keys[slots[slot] - 1];
            if (key.length() == end - start && text.startsWith(key, start)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    private int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return (hash ^ (hash >>> 7)) & (slots.length - 1);
    }
}
