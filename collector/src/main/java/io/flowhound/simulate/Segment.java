/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** A part of the home network. What its hosts do is told by one exporter, whose index is the ordinal of the segment. */
enum Segment {
    WIRED,
    SERVERS,
    WIFI;

    int exporter() {
        return ordinal();
    }

    /** How a host of this segment is connected: 1 is the interface to the Internet, 2 and 3 are the wires. */
    Access access(Role role, String name) {
        return switch (this) {
            case WIRED -> Access.wired(10, 2);
            case SERVERS -> Access.wired(20, 3);
            case WIFI -> Access.wireless(role, name);
        };
    }
}
