/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import io.flowhound.schema.HealthField;

/**
 * Who writes.
 *
 * @param collector id of the collector
 * @param host name of its machine
 * @param version of Flowhound
 */
public record Identity(String collector, String host, String version) {
    private static final String ECS = "9.3.0";

    /**
     * A document with what all have.
     *
     * @param what tells it from the others of the same time
     */
    HealthDocument document(Span span, String kind, String what) {
        String turn = span.turn() == 0 ? "" : "." + span.turn();
        String id = collector + "-" + Long.toString(span.end(), 36) + turn + "-" + kind + what;
        return new HealthDocument(id)
                .time(HealthField.TIMESTAMP, span.end())
                .put(HealthField.ECS_VERSION, ECS)
                .put(HealthField.EVENT_KIND, "metric")
                .put(HealthField.EVENT_MODULE, "flowhound")
                .put(HealthField.EVENT_DATASET, "flowhound.health")
                .put(HealthField.HOST_NAME, host)
                .put(HealthField.KIND, kind)
                .put(HealthField.COLLECTOR, collector)
                .put(HealthField.SECONDS, span.seconds())
                .put(HealthField.VERSION, version);
    }
}
