/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The open doubts of all senders, each of which wants to know what is stored. */
final class Doubts {
    private final List<Doubt> open = new CopyOnWriteArrayList<>();

    void add(Doubt doubt) {
        open.add(doubt);
    }

    void remove(Doubt doubt) {
        open.remove(doubt);
    }

    /** Whether anybody asks; mostly nobody does, and then the names of indices need not be taken from the batches. */
    boolean any() {
        return !open.isEmpty();
    }

    void stored(String index) {
        for (Doubt doubt : open) {
            doubt.stored(index);
        }
    }
}
