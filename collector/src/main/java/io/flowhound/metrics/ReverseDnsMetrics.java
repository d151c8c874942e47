/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The counters of reverse DNS. What holds between them once no question is under way:
 *
 * <pre>
 * dns.questions = dns.answers{result=name} + dns.answers{result=none} + dns.answers{result=failed}
 * </pre>
 *
 * <p>{@code dns.dropped} are in none of them: flows that came while as many questions waited as may. A later flow of the address asks
 * again. Safe for use by several threads.
 */
public final class ReverseDnsMetrics {
    public final Counter questions;
    public final Counter named;
    public final Counter nameless;
    public final Counter failed;
    public final Counter dropped;

    public ReverseDnsMetrics(MeterRegistry registry) {
        questions = Counter.builder("flowhound.dns.questions")
                .description("Questions for the name of an address that were sent to a resolver")
                .register(registry);
        named = answers(registry, "name");
        nameless = answers(registry, "none");
        failed = answers(registry, "failed");
        dropped = Counter.builder("flowhound.dns.dropped")
                .description("Names that were not asked for, since too many questions waited")
                .register(registry);
    }

    private static Counter answers(MeterRegistry registry, String result) {
        return Counter.builder("flowhound.dns.answers")
                .description("What came of these questions")
                .tag("result", result)
                .register(registry);
    }
}
