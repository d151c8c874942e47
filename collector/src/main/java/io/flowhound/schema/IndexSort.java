/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** In which order Elasticsearch stores the flows of an index. Configured as {@code index.sort}. */
public enum IndexSort {
    /** By the address of the server, so that what is the same for one host stands together. */
    DESTINATION,
    /** As they came. */
    NONE
}
