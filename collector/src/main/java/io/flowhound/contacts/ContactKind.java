/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import java.util.Locale;

/** What a machine can speak to for the first time. */
public enum ContactKind {
    /** A country, by the address of the server. */
    COUNTRY,
    /** An autonomous system, by the address of the server. */
    AS,
    /** A service: what the port of the server is called, else transport and port. */
    SERVICE;

    /** As documents say it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
