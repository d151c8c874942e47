/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.Places;
import io.flowhound.schema.Profile;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** The same as {@link PipelineBenchmark} with the standard profile, by a loop made for this traffic alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FusedBenchmark {
    /** Of the datagrams. */
    @Param
    public Protocol protocol = Protocol.V5;

    private List<List<Traffic.Datagram>> batches = List.of();
    private @Nullable FusedLoop loop;
    private int next;

    @Setup
    public void prepare() {
        batches = new Traffic(protocol).batches();
        Places places = Pipeline.places(Profile.STANDARD);
        FusedLoop fused = new FusedLoop(protocol, places);
        FusedCheck.compare(fused, places, batches); // every address is known behind it
        loop = fused;
    }

    @Benchmark
    @OperationsPerInvocation(Traffic.BATCH)
    public int flows() {
        FusedLoop fused = Objects.requireNonNull(loop);
        fused.run(batches.get(next));
        next = next + 1 == batches.size() ? 0 : next + 1;
        return fused.touched();
    }
}
