/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/**
 * A document that Elasticsearch refuses for good.
 *
 * @param status of the item, or of the request when that held nothing else
 * @param document as it was sent, which need not be JSON
 */
record DeadLetter(String index, String id, int status, BulkError error, byte[] document) {
    static DeadLetter of(Batch batch, int document, int status, BulkError error) {
        return new DeadLetter(batch.index(document), batch.id(document), status, error, batch.document(document));
    }
}
