/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Host;
import io.flowhound.enrich.inventory.Subnet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the host that has an address: by the address alone, so that it can be kept with its {@link Place}.
 *
 * @param internal whether it is in one's own networks
 * @param addressId the address as a JSON string, by which an internal host can be identified when nothing better is known; null for
 *     others, which have no identity
 * @param host what the inventory says of it, or null
 * @param subnet what the inventory says of its networks, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record Known(
        boolean internal,
        byte @Nullable [] addressId,
        @Nullable Host host,
        @Nullable Subnet subnet) {
    /** Of addresses that are no single host's. */
    static final Known NOBODY = new Known(false, null, null, null);
}
