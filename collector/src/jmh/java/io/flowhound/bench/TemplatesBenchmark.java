/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.Profile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What many templates cost: datagrams of NetFlow v9 to flows, with one template and with thirty. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TemplatesBenchmark {
    /** Templates of the exporter, in turns from set to set. */
    @Param({"1", "30"})
    public int templates = 1;

    private final Sum sum = new Sum();
    private List<List<Traffic.Datagram>> batches = List.of();
    private Pipeline pipeline = new Pipeline(Profile.STANDARD, sum);
    private int next;

    @Setup
    public void prepare() {
        batches = new TemplateTraffic(templates).batches();
        pipeline = new Pipeline(Profile.STANDARD, sum);
        batches.forEach(pipeline::run);
        if (sum.flows != (long) batches.size() * TemplateTraffic.BATCH) {
            throw new IllegalStateException("only " + sum.flows + " flows were decoded");
        }
    }

    @Benchmark
    @OperationsPerInvocation(TemplateTraffic.BATCH)
    public long flows() {
        pipeline.run(batches.get(next));
        next = next + 1 == batches.size() ? 0 : next + 1;
        return sum.total;
    }

    /** Reads something of each flow, so that making it cannot be left out. */
    private static final class Sum implements FlowHandler {
        private long total;
        private long flows;

        @Override
        public void flow(FlowRecord flow) {
            flows++;
            total += flow.number(Field.NETWORK_BYTES) + flow.presence(0) + flow.jsonLength();
        }
    }
}
