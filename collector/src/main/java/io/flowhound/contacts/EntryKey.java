/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an entry of the ledger is about.
 *
 * @param machine by what the ledger knows the machine; empty for entries on a kind
 * @param kind country, as, service, {@link #MACHINE} or {@link #KIND}
 * @param value which one
 */
record EntryKey(String machine, String kind, String value) {
    /** Entries that say when a machine was seen first. */
    static final String MACHINE = "machine";
    /** Entries that say when a kind of contact was seen first at all. */
    static final String KIND = "kind";

    private static final int OCTETS = 16;

    static EntryKey ofMachine(String machine) {
        return new EntryKey(machine, MACHINE, machine);
    }

    static EntryKey ofKind(String kind) {
        return new EntryKey("", KIND, kind);
    }

    /** The id of its document: 32 hexadecimal digits, the same whoever asks. */
    String id() {
        try {
            // No name holds a line feed, so no two keys make the same text.
            byte[] text = (machine + "\n" + kind + "\n" + value).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
