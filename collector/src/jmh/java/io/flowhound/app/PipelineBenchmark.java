/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.netflow.NetflowDecoder;
import io.flowhound.schema.JsonBuffer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * From datagrams in memory to NDJSON in memory: decoding, GeoIP City and ASN, community id, ECS. What counts are the results
 * of {@link FlowProfiler}, per flow and by CPU time of the thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(value = 1, jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class PipelineBenchmark {
    private static final int DATAGRAMS = 8_000;
    private static final int FULL = 4 << 20; // the size of a bulk request
    private static final long ARRIVAL = 1_795_320_000_500L;

    @Param({"v5", "v9", "ipfix"})
    public String protocol = "";

    @Param("standard")
    public String profile = "";

    private final Entry entry = new Entry();
    private final JsonBuffer buffer = new JsonBuffer(2 * FULL);
    private List<byte[]> datagrams = List.of();
    private NetflowDecoder<?, ?> decoder;
    private int next;

    /** Runs it with the profiler; arguments are those of JMH, such as {@code -p profile=lean,standard,full}. */
    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(PipelineBenchmark.class.getName())
                        .addProfiler(FlowProfiler.class)
                        .build())
                .run();
    }

    @Setup(Level.Trial)
    public void setUp() throws Exception {
        DemoDatabases databases = DemoDatabases.in(Path.of("target", "geolite2"), System.err::println);
        Configuration configuration = Configuration.load(
                null,
                List.of(
                        "documents.profile=" + profile,
                        "geoip.city=" + databases.city(),
                        "geoip.asn=" + databases.asn()),
                Map.of());
        GeoPlaces places =
                GeoSources.places(configuration, configuration.documents().profile());
        decoder = FlowPath.enriched(
                configuration, places, new Documents(), new CollectorMetrics(new SimpleMeterRegistry()));
        datagrams = new ExportTraffic(1).datagrams(protocol, DATAGRAMS);
        entry.addressLow = 0xFFFF_7F00_0001L;
        entry.arrivalMillis = ARRIVAL;
    }

    @Benchmark
    public byte[] datagram() {
        byte[] datagram = datagrams.get(next);
        next = next + 1 == DATAGRAMS ? 0 : next + 1;
        entry.data = datagram;
        entry.length = datagram.length;
        entry.position += datagram.length;
        decoder.entry(entry);
        return decoder.state();
    }

    /** Takes the place of the bulk writer: counts, and begins again when a request would be full. */
    private final class Documents implements DocumentHandler {
        @Override
        public JsonBuffer begin(long timestampMillis, long position, int record) {
            if (buffer.position() > FULL) {
                FlowProfiler.octets += buffer.position();
                buffer.clear();
            }
            return buffer;
        }

        @Override
        public void end() {
            buffer.put('\n');
            FlowProfiler.flows++;
        }
    }
}
