/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The question whether a document or the index is at fault, open from a sender's first suspicious refusal until its batch is
 * done. Collects meanwhile which indices take documents from any sender.
 */
final class Doubt {
    private final Doubts doubts;
    private final Set<String> taking = ConcurrentHashMap.newKeySet();
    private boolean raised;

    Doubt(Doubts doubts) {
        this.doubts = doubts;
    }

    /** Begins to collect, unless it does so already. */
    void raise() {
        if (!raised) {
            raised = true;
            doubts.add(this);
        }
    }

    /** Ends collecting and forgets. */
    void settle() {
        if (raised) {
            raised = false;
            doubts.remove(this);
            taking.clear();
        }
    }

    void stored(String index) {
        taking.add(index);
    }

    /** Whether an index took a document since the doubt was raised. */
    boolean takes(String index) {
        return taking.contains(index);
    }

    /** Whether any index did. */
    boolean anyTakes() {
        return !taking.isEmpty();
    }
}
