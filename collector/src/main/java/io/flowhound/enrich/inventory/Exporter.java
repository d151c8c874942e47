/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.Nullable;

/** What is said of an exporter and its interfaces. */
public final class Exporter {
    private final byte @Nullable [] name;
    private final byte @Nullable [] site;
    private final KeyTable<Interface> interfaces;

    Exporter(byte @Nullable [] name, byte @Nullable [] site, KeyTable<Interface> interfaces) {
        this.name = name;
        this.site = site;
        this.interfaces = interfaces;
    }

    /** What it is called, as a JSON string, or null. */
    public byte @Nullable [] name() {
        return name;
    }

    /** Where it is, as a JSON string, or null. */
    public byte @Nullable [] site() {
        return site;
    }

    /** What is said of an interface by its index, or null. */
    public @Nullable Interface find(long index) {
        return interfaces.find(0, index);
    }

    KeyTable<Interface> interfaces() {
        return interfaces;
    }
}
