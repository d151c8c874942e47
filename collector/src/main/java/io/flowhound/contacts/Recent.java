/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was read from the ledger last, so that what speaks all day is not asked for all day. */
final class Recent extends LinkedHashMap<String, Known> {
    private static final long serialVersionUID = 1L;
    /** Some 20 MB. */
    private static final int MOST = 100_000;

    private static final int BEGIN = 1_024;
    private static final float LOAD = 0.75f;

    Recent() {
        super(BEGIN, LOAD, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
        return size() > MOST;
    }
}
