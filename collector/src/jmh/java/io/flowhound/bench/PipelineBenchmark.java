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
    private static final long FORGOTTEN = 3_600_000;
    private static final long MOST_LATER = 20 * FORGOTTEN;

    /** Of the datagrams. */
    @Param
    public Protocol protocol = Protocol.V5;

    /** Of the documents. */
    @Param("STANDARD")
    public Profile profile = Profile.STANDARD;

    /** Whether records wait for those of the same conversation; each flow is told once here, so that none is found. */
    @Param({"false", "true"})
    public boolean conversations;

    /** Flows a second, of which those of the last five seconds wait. */
    @Param("50000")
    public int rate = 50_000;

    private final Pipeline.Documents documents = new Pipeline.Documents();
    private List<List<Traffic.Datagram>> batches = List.of();
    private Pipeline pipeline = new Pipeline(Profile.LEAN, flow -> {});
    private int next;
    private long later;

    @Setup
    public void prepare() {
        batches = new Traffic(protocol).batches();
        pipeline = conversations
                ? Pipeline.conversations(profile, 5000L * rate / Traffic.RATE, documents)
                : Pipeline.complete(profile, documents);
        batches.forEach(pipeline::run); // every address is known
    }

    @Benchmark
    @OperationsPerInvocation(Traffic.BATCH)
    public Object flows() {
        pipeline.run(batches.get(next), later);
        next++;
        if (next == batches.size()) {
            next = 0;
            anotherRound();
        }
        return documents;
    }

    /** The same flows come again when those before are forgotten, and none later than a document may be by its flow's own time. */
    private void anotherRound() {
        later = later >= MOST_LATER ? 0 : later + FORGOTTEN;
    }

    @TearDown(Level.Trial)
    public void tell() {
        System.out.printf("%n%s %s: %.0f octets a document%n", protocol, profile, documents.meanOctets());
    }
}
