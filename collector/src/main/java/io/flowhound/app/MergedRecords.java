/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * How many documents flow records have become.
 *
 * @param records decoded and handed on
 * @param documents made of them
 * @param duplicates documents among these whose octets others count ({@code flow.duplicate})
 */
record MergedRecords(long records, long documents, long duplicates) {
    /** What was counted while conversations were put together. */
    static MergedRecords of(MeterRegistry registry) {
        return new MergedRecords(
                Totals.ofFunctions(registry, "flowhound.conversation.records"),
                Totals.ofFunctions(registry, "flowhound.conversation.documents"),
                Totals.ofFunctions(registry, "flowhound.conversation.duplicates"));
    }

    /** Whether there is anything to say beside the number of documents. */
    boolean differ() {
        return records != documents || duplicates > 0;
    }

    /** As in {@code 18,001 records became 9,412 documents, 310 of them told again by another router}. */
    String words() {
        String became = String.format(Locale.ROOT, "%,d records became %,d documents", records, documents);
        return duplicates == 0
                ? became
                : became + String.format(Locale.ROOT, ", %,d of them told again by another router", duplicates);
    }

    void writeTo(ObjectNode json) {
        json.put("records", records).put("documents", documents).put("duplicates", duplicates);
    }
}
