/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.util.Set;

/** What an answer means for a document. */
enum Verdict {
    STORED,
    /** The document itself is at fault and never gets in. */
    REFUSED,
    /**
     * Refused as if the document were at fault, which an index that is closed, or one shard too many, looks like too. It
     * counts as the document's fault when it stays so while others get into the same index.
     */
    SUSPECT,
    /** Its id is there. Because an earlier attempt stored it, or because somebody else used the id: see {@link Conflicts}. */
    THERE,
    /** Too busy, or failed for a while. */
    BUSY,
    /**
     * Not allowed or not there: somebody has to change something. Of the index or the key, unless it stays so while others get
     * into the same index.
     */
    DENIED;

    private static final Set<String> DOCUMENT_ERRORS =
            Set.of("document_parsing_exception", "mapper_parsing_exception", "strict_dynamic_mapping_exception");

    /** The verdict on one item; status 0 stands for an item that has none. */
    static Verdict ofItem(int status, BulkError error) {
        return switch (status) {
            case 400 -> ofBadRequest(error);
            case 401, 403, 404 -> DENIED;
            case 408, 429 -> BUSY;
            case 409 -> THERE;
            default -> status >= 200 && status < 300 ? STORED : status >= 400 && status < 500 ? SUSPECT : BUSY;
        };
    }

    private static Verdict ofBadRequest(BulkError error) {
        if (DOCUMENT_ERRORS.contains(error.type())) {
            return REFUSED;
        }
        return error.concernsIndex() ? DENIED : SUSPECT;
    }
}
