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

/** Parts of the path: datagrams to flows, and on to flows with all that is added to them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {
    /** Where the path ends. */
    public enum End {
        /** A flow with times, sampling rate and sides. */
        DECODED,
        /** A flow with places, names and community id. */
        ENRICHED
    }

    /** Of the datagrams. */
    @Param
    public Protocol protocol = Protocol.V5;

    @Param
    public End end = End.DECODED;

    private final Sum sum = new Sum();
    private List<List<Traffic.Datagram>> batches = List.of();
    private Pipeline pipeline = new Pipeline(Profile.STANDARD, sum);
    private int next;

    @Setup
    public void prepare() {
        batches = new Traffic(protocol).batches();
        FlowHandler handler = end == End.DECODED
                ? sum
                : Pipeline.enricher(Pipeline.places(Profile.STANDARD), Profile.STANDARD, sum);
        pipeline = new Pipeline(Profile.STANDARD, handler);
        batches.forEach(pipeline::run);
    }

    @Benchmark
    @OperationsPerInvocation(Traffic.BATCH)
    public long flows() {
        pipeline.run(batches.get(next));
        next = next + 1 == batches.size() ? 0 : next + 1;
        return sum.total;
    }

    /** Reads something of each flow, so that making it cannot be left out. */
    private static final class Sum implements FlowHandler {
        private long total;

        @Override
        public void flow(FlowRecord flow) {
            total += flow.number(Field.NETWORK_BYTES) + flow.presence(0) + flow.jsonLength();
        }
    }
}
