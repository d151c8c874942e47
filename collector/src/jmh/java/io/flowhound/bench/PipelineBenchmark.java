/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.schema.Profile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Datagrams to documents: decoding, sides, GeoIP City and ASN, community id, JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PipelineBenchmark {
    /** Of the datagrams. */
    @Param
    public Protocol protocol = Protocol.V5;

    /** Of the documents. */
    @Param("STANDARD")
    public Profile profile = Profile.STANDARD;

    private final Pipeline.Documents documents = new Pipeline.Documents();
    private List<List<Traffic.Datagram>> batches = List.of();
    private Pipeline pipeline = new Pipeline(Profile.LEAN, flow -> {});
    private int next;

    @Setup
    public void prepare() {
        batches = new Traffic(protocol).batches();
        pipeline = Pipeline.complete(profile, documents);
        batches.forEach(pipeline::run); // every address is known
    }

    @Benchmark
    @OperationsPerInvocation(Traffic.BATCH)
    public Object flows() {
        pipeline.run(batches.get(next));
        next = next + 1 == batches.size() ? 0 : next + 1;
        return documents;
    }

    @TearDown(Level.Trial)
    public void tell() {
        System.out.printf("%n%s %s: %.0f octets a document%n", protocol, profile, documents.meanOctets());
    }
}
