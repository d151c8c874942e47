/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A part of the home network. What its hosts do is told by one exporter, whose index is the ordinal of the segment. */
enum Segment {
    WIRED(10, ""),
    SERVERS(20, ""),
    WIFI(30, "Badger Burrow");

    final int vlan;
    final String networkName;

    Segment(int vlan, String networkName) {
        this.vlan = vlan;
        this.networkName = networkName;
    }

    int exporter() {
        return ordinal();
    }

    /** The ifIndex of this segment on every exporter: 1 is the way to the Internet. */
    int interfaceIndex() {
        return 2 + ordinal();
    }
}
