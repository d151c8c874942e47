/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** Where flows are stored. Configured as {@code index.layout}. */
public enum IndexLayout {
    /** An index a day by event time, which we delete. */
    DATED,
    /** A data stream, which a lifecycle policy rolls over and deletes. */
    DATA_STREAM
}
