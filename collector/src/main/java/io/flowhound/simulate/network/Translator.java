/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.Octets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A router's translation of addresses. */
final class Translator {
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;

    private final List<byte[]> addresses;
    private final boolean keepPorts;
    private final Set<FlowKey> taken = new HashSet<>();
    private int next = LOWEST;

    Translator(NatSetting setting) {
        this.addresses = setting.addresses().stream().map(Octets::address).toList();
        this.keepPorts = setting.keepPorts();
    }

    /** The same 5-tuple as it looks outside; each is given once, since answers must find back. */
    FlowKey outside(FlowKey inside) {
        byte[] address = addresses.get(Math.floorMod(Arrays.hashCode(inside.source), addresses.size()));
        if (inside.isIcmp()) {
            return inside.withSource(address, 0);
        }
        FlowKey kept = inside.withSource(address, inside.sourcePort);
        if (keepPorts && taken.add(kept)) {
            return kept;
        }
        FlowKey changed = inside.withSource(address, next());
        while (!taken.add(changed)) {
            changed = inside.withSource(address, next());
        }
        return changed;
    }

    private int next() {
        next = next == HIGHEST ? LOWEST : next + 1;
        return next;
    }
}
