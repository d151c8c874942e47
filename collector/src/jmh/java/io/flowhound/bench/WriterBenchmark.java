/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Places;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Profile;
import java.util.ArrayList;
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

/** Flows to JSON: the same enriched flows of v5, again and again, so that they are in the processor's cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class WriterBenchmark {
    private static final int FLOWS = 30;

    /** Of the documents. */
    @Param
    public Profile profile = Profile.STANDARD;

    private final Pipeline.Documents documents = new Pipeline.Documents();
    private final List<FlowRecord> flows = new ArrayList<>();
    private EcsWriter writer = new EcsWriter(Profile.STANDARD, LoginPorts.DEFAULT, documents);

    @Setup
    public void prepare() {
        writer = new EcsWriter(profile, LoginPorts.DEFAULT, documents);
        Places places = Pipeline.places(profile);
        for (List<Traffic.Datagram> batch : new Traffic(Protocol.V5).batches().subList(0, FLOWS)) {
            // The flow is reused for all of a decoder: each decoder keeps the last flow of another batch.
            List<FlowRecord> last = new ArrayList<>();
            new Pipeline(profile, Pipeline.enricher(places, profile, last::add)).run(batch);
            flows.add(last.getFirst());
        }
    }

    @Benchmark
    @OperationsPerInvocation(FLOWS)
    public Object documents() {
        for (FlowRecord flow : flows) {
            writer.flow(flow);
        }
        return documents;
    }
}
