/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;

/**
 * Adds the vendors of MAC addresses to flows. Stands behind the {@link Enricher}, so that an address that is not stored has no vendor
 * either.
 */
public final class VendorNaming implements FlowHandler {
    private final MacVendors vendors;
    private final FlowHandler next;

    public VendorNaming(MacVendors vendors, FlowHandler next) {
        this.vendors = vendors;
        this.next = next;
    }

    @Override
    public void ahead(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {
        next.ahead(sourceHigh, sourceLow, destinationHigh, destinationLow);
    }

    @Override
    public void flow(FlowRecord flow) {
        vendors.put(flow);
        next.flow(flow);
    }
}
