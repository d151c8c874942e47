/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All exporters that are known, found by address, domain and version without allocating anything. */
final class Exporters<S, P> {
    private final int limit;
    private final List<Exporter<S, P>> all = new ArrayList<>();
    private @Nullable Exporter<S, P>[] slots = newSlots(64);

    /** Holds at most {@code limit} exporters. */
    Exporters(int limit) {
        this.limit = limit;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <S, P> @Nullable Exporter<S, P>[] newSlots(int size) {
        return new Exporter[size];
    }

    List<Exporter<S, P>> all() {
        return all;
    }

    boolean full() {
        return all.size() >= limit;
    }

    @Nullable
    Exporter<S, P> find(long addressHigh, long addressLow, int domain, int version) {
        int mask = slots.length - 1;
        for (int slot = hash(addressHigh, addressLow, domain, version) & mask; ; slot = slot + 1 & mask) {
            Exporter<S, P> exporter = slots[slot];
            if (exporter == null) {
                return null;
            }
            ExporterKey key = exporter.key;
            if (key.addressLow() == addressLow
                    && key.addressHigh() == addressHigh
                    && key.domain() == domain
                    && key.version() == version) {
                return exporter;
            }
        }
    }

    void add(Exporter<S, P> exporter) {
        all.add(exporter);
        if (all.size() * 2 > slots.length) {
            slots = newSlots(slots.length * 2);
            all.forEach(this::place);
        } else {
            place(exporter);
        }
    }

    private void place(Exporter<S, P> exporter) {
        ExporterKey key = exporter.key;
        int mask = slots.length - 1;
        int slot = hash(key.addressHigh(), key.addressLow(), key.domain(), key.version()) & mask;
        while (slots[slot] != null) {
            slot = slot + 1 & mask;
        }
        slots[slot] = exporter;
    }

    private static int hash(long addressHigh, long addressLow, int domain, int version) {
        long mixed = (addressHigh * 31 + addressLow) * 0x9E37_79B9_7F4A_7C15L + domain * 31L + version;
        mixed *= 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32);
    }
}
