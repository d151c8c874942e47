/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What came of sending a dead letter again.
 *
 * @param status of its item, or of the request
 * @param error why it is not stored; empty when it is
 */
public record ResendOutcome(StoredLetter letter, Result result, int status, BulkError error) {
    /** What it means for the document. */
    public enum Result {
        STORED,
        /** It was there, since it had been sent again before. */
        THERE,
        /** It stays, with the new reason. */
        REFUSED,
        /** Elasticsearch is too busy or does not allow it at present: it stays as it was. */
        NOT_NOW
    }

    /** The error in the words of Elasticsearch; may be empty. */
    public String reason() {
        return error.toString();
    }

    /** What stays of it in the file. */
    @Nullable
    StoredLetter left(StoredLetter old) {
        return switch (result) {
            case STORED, THERE -> null;
            case REFUSED -> old.refusedAgain(status, error);
            case NOT_NOW -> old;
        };
    }
}
