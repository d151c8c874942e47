/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Place;
import io.flowhound.enrich.Places;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.syslog.SyslogDecoder;
import io.flowhound.syslog.SyslogSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Log lines to documents: header, message, what follows from them, JSON. The lines are those of all sample files, shuffled, from a
 * hundred senders; the samples stand where {@code -Dflowhound.captures=FOLDER} says. A "flow" of the table is a line.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SyslogBenchmark {
    private static final int LINES = 4096;
    private static final int SENDERS = 100;

    private final List<Entry> entries = new ArrayList<>();
    private final Sink sink = new Sink();
    private final SyslogDecoder decoder = new SyslogDecoder(
            new SyslogSettings(ZoneOffset.UTC, List.of(), false),
            new NoPlaces(),
            HostNames.none(),
            sink,
            new CollectorMetrics(new SimpleMeterRegistry()));

    @Setup
    public void prepare() throws IOException {
        List<byte[]> samples = samples();
        Random random = new Random(514);
        for (int i = 0; i < LINES; i++) {
            if (i % samples.size() == 0) {
                Collections.shuffle(samples, random);
            }
            Entry entry = new Entry();
            entry.data = samples.get(i % samples.size());
            entry.length = entry.data.length;
            entry.arrivalMillis = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
            IpAddress sender = IpAddress.parse("192.0.2." + random.nextInt(SENDERS));
            entry.addressHigh = sender.high();
            entry.addressLow = sender.low();
            entries.add(entry);
        }
    }

    private static List<byte[]> samples() throws IOException {
        Path folder = Path.of(System.getProperty("flowhound.captures", "../../shared/captures"), "syslog");
        List<byte[]> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".log")).sorted().toList()) {
                for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
                    if (!line.isEmpty()) {
                        lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return lines;
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long lines() {
        for (Entry entry : entries) {
            decoder.entry(entry);
        }
        return sink.octets;
    }

    private static final class Sink implements DocumentHandler {
        private final JsonBuffer json = new JsonBuffer(1 << 16);
        private long octets;

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            json.clear();
            return json;
        }

        @Override
        public void end() {
            octets += json.position();
        }
    }

    private static final class NoPlaces implements Places {
        @Override
        public Place find(long high, long low) {
            return new Place(high, low, false, false, null, null, 0);
        }

        @Override
        public int generation() {
            return 0;
        }
    }
}
