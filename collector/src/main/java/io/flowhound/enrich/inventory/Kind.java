/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.util.List;

/** A kind of thing that a file tells of, and what can be said of it. The first keys say which one it is. */
enum Kind {
    HOST("hosts", 100_000, "address", "mac", "name", "role", "site", "zone"),
    SUBNET("subnets", 10_000, "network", "name", "role", "site", "zone", "internal"),
    EXPORTER("exporters", 10_000, "exporter", "name", "site"),
    INTERFACE("interfaces", 100_000, "exporter", "index", "name", "alias", "speed");

    private final String title;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> keys;

    Kind(String title, int most, String... keys) {
        this.title = title;
        this.most = most;
        this.keys = List.of(keys);
    }

    /** Its name in the plural, as files have it. */
    String title() {
        return title;
    }

    /** How many of them there may be. */
    int most() {
        return most;
    }

    List<String> keys() {
        return keys;
    }

    /** Whether a key can have several values. */
    boolean takesSeveral(String key) {
        return this == HOST && (key.equals("address") || key.equals("mac"));
    }
}
