/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import org.jspecify.annotations.Nullable;

/**
 * Who spoke.
 *
 * @param sourceId its identity; null where the flow has none
 * @param ip its address
 */
record Machine(@Nullable String sourceId, String ip) {
    /** By what the ledger knows it. */
    String key() {
        return sourceId == null ? ip : sourceId;
    }
}
