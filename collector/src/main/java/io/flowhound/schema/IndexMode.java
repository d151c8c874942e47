/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import java.util.Locale;

/** How Elasticsearch keeps the documents of flows. Configured as {@code index.mode}. */
public enum IndexMode {
    /** The document as it was sent, and the index beside it. */
    STANDARD,
    /** Sorted, and the document made again from the index when somebody asks for it. Needs a licence for that. */
    LOGSDB;

    /** As {@code index.mode} of Elasticsearch. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
