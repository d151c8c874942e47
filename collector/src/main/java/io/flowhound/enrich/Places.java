/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Inventory;

/** Finds out what is known of an address. */
public interface Places {
    /** The place of an address, IPv4 mapped. */
    Place find(long addressHigh, long addressLow);

    /** Changes whenever answers may have changed, since a database was reloaded. */
    int generation();

    /** What is said of one's own network as a whole. */
    default Inventory inventory() {
        return Inventory.EMPTY;
    }
}
