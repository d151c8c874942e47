/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * An interface of an exporter, as it tells of it in options records.
 *
 * @param index ifIndex, see {@link Access#interfaceIndex}
 * @param name ifName, at most 16 octets
 * @param description ifAlias, at most 32 octets
 */
record Interface(int index, String name, String description) {
    static final List<Interface> OF_FIREWALL = List.of(
            new Interface(1, "igb0.7", "Internet"),
            new Interface(2, "igb1.10", "wired rooms"),
            new Interface(3, "igb1.20", "servers in the cellar"),
            new Interface(4, "igb1.30", "wireless, family"),
            new Interface(5, "igb1.31", "wireless, things"),
            new Interface(6, "igb1.32", "wireless, guests"));

    static final List<Interface> OF_ACCESS_POINT = List.of(
            new Interface(1, "eth0.7", "Internet"),
            new Interface(2, "eth0.10", "wired rooms"),
            new Interface(3, "eth0.20", "servers in the cellar"),
            new Interface(4, "wlan0", "Badger Burrow"),
            new Interface(5, "wlan1", "Badger Things"),
            new Interface(6, "wlan2", "Badger Guests"));
}
