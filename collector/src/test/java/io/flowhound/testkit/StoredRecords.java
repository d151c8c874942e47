/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.schema.Field;

/** Counts the records of exporters in stored flows: however they were merged, each is in one document. */
public final class StoredRecords {
    private StoredRecords() {}

    /** All records in the flows that are stored under a prefix now. */
    public static long in(ElasticClient client, String prefix) throws Exception {
        String flows = prefix + "-flows*";
        client.call(api -> api.indices().refresh(r -> r.index(flows).ignoreUnavailable(true)));
        String records = Field.FLOW_RECORDS.path();
        return client
                .call(api -> api.search(
                        s -> s.index(flows)
                                .ignoreUnavailable(true)
                                .size(0)
                                .aggregations(records, a -> a.sum(v -> v.field(records))),
                        Void.class))
                .aggregations()
                .values()
                .stream()
                .map(sum -> sum.sum().value())
                .mapToLong(sum -> sum == null ? 0 : Math.round(sum))
                .sum();
    }
}
