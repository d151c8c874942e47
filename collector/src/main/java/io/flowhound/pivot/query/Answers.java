/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.IpPrefixBucket;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import java.util.List;
import java.util.Map;

/** Takes out of an answer what was asked for. */
final class Answers {
    private Answers() {}

    /** @throws IllegalStateException when it is not there, though Elasticsearch gives an empty one where nothing is found */
    static <T> T get(Map<String, T> answer, String name) {
        T part = answer.get(name);
        if (part == null) {
            throw new IllegalStateException("Elasticsearch's answer lacks " + name + ", it has " + answer.keySet()
                    + ": is something between us that shortens answers?");
        }
        return part;
    }

    static Aggregate inside(MultiBucketBase bucket, String name) {
        return get(bucket.aggregations(), name);
    }

    /** The subnets of an aggregation; none when the field is not mapped. */
    static List<IpPrefixBucket> subnets(Aggregate aggregate) {
        return aggregate.isIpPrefix() ? aggregate.ipPrefix().buckets().array() : List.of();
    }
}
