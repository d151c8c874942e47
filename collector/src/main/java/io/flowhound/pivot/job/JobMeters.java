/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the job counts. */
final class JobMeters {
    final Counter ticks;
    final Counter records;
    final Counter lateBuckets;
    final Counter told;
    final Counter failures;
    final Counter questions;
    final Timer latency;

    JobMeters(MeterRegistry registry) {
        ticks = counter(registry, "flowhound.pivot.ticks", "Ticks that are judged and recorded");
        records = counter(registry, "flowhound.pivot.records", "Login records read, those read again included");
        lateBuckets = counter(
                registry,
                "flowhound.pivot.late.spans",
                "Spans of arrival time read again since records in them became searchable late");
        told = counter(registry, "flowhound.pivot.told", "Times that a person was to be told of an alert");
        failures = counter(
                registry, "flowhound.pivot.failures", "Requests to Elasticsearch that failed and were repeated");
        questions = counter(
                registry,
                "flowhound.pivot.log.questions",
                "Logins of which logs were asked, those asked again included");
        latency = Timer.builder("flowhound.pivot.latency")
                .description("From the end of the second login to the alert")
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
