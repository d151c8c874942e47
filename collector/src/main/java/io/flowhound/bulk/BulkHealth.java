/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents get through at present.
 *
 * @param ok no batch is waiting to be tried again
 * @param reason what is wrong and what to do about it; empty when nothing is
 * @param since when that began, null when nothing is wrong
 */
public record BulkHealth(
        boolean ok, String reason, @Nullable Instant since) {
    static final BulkHealth OK = new BulkHealth(true, "", null);
}
