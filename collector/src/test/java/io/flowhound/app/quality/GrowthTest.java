/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);
    private final Growth growth = new Growth(registry);

    @Test
    void read_tellsWhatCameSinceTheLastReading() {
        metrics.exporter("192.0.2.1").flows.increment(5);
        metrics.exporter("192.0.2.2").flows.increment(7);
        growth.read();
        assertThat(growth.of("flowhound.exporter.flows", "192.0.2.1")).isEqualTo(5);
        assertThat(growth.of("flowhound.exporter.flows")).isEqualTo(12);
        metrics.exporter("192.0.2.2").flows.increment(1);
        growth.read();
        assertThat(growth.of("flowhound.exporter.flows", "192.0.2.1")).isZero();
        assertThat(growth.of("flowhound.exporter.flows")).isEqualTo(1);
    }

    @Test
    void drops_areByExporterAndReason_onlyThoseOfTheTime() {
        metrics.exporter("192.0.2.1").drop(DropReason.TRUNCATED, 3, "test");
        growth.read();
        assertThat(growth.drops()).isEqualTo(Map.of("192.0.2.1", Map.of("truncated", 3L)));
        growth.read();
        assertThat(growth.drops()).isEmpty();
    }

    @Test
    void counterThatBeganAnew_isCountedFromZero() {
        metrics.exporter("192.0.2.1").flows.increment(5);
        growth.read();
        registry.clear();
        new CollectorMetrics(registry).exporter("192.0.2.1").flows.increment(2);
        growth.read();
        assertThat(growth.of("flowhound.exporter.flows")).isZero();
    }
}
