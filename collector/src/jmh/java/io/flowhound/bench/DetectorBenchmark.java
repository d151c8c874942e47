/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.detect.Detector;
import io.flowhound.pivot.detect.History;
import io.flowhound.pivot.lab.NaiveBaseline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A week of login records in memory to findings, in ticks of 15 minutes, and the naive method on the same records. An operation is
 * a record, so that 1,000 ns each are 1 s for a million.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectorBenchmark {
    private static final int MILLION = 1_000_000;
    private static final long TICK = Duration.ofMinutes(15).toMillis();
    private static final long UNTIL = LoginTraffic.START + Duration.ofDays(LoginTraffic.DAYS).toMillis();

    /** The records of 2,000 hosts. */
    @State(Scope.Thread)
    public static class OneMillion extends Records {
        public OneMillion() {
            super(MILLION);
        }
    }

    /** The records of 6,000 hosts. */
    @State(Scope.Thread)
    public static class ThreeMillions extends Records {
        public ThreeMillions() {
            super(3 * MILLION);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MILLION)
    public long detector1M(OneMillion week) {
        return week.detect();
    }

    @Benchmark
    @OperationsPerInvocation(3 * MILLION)
    public long detector3M(ThreeMillions week) {
        return week.detect();
    }

    @Benchmark
    @OperationsPerInvocation(MILLION)
    public long naive1M(OneMillion week) {
        return week.detectNaively();
    }

    @Benchmark
    @OperationsPerInvocation(3 * MILLION)
    public long naive3M(ThreeMillions week) {
        return week.detectNaively();
    }

    /** A week of records, and what was found in them. */
    @State(Scope.Thread)
    public static class Records {
        private final int count;
        private List<LoginRecord> all = List.of();
        private String result = "";

        Records(int count) {
            this.count = count;
        }

        @Setup(Level.Trial)
        public void prepare() {
            all = LoginTraffic.of(count);
        }

        @TearDown(Level.Trial)
        public void tell() {
            System.out.println(result);
        }

        long detect() {
            Detector detector = new Detector(Rules.defaults(), new History());
            Set<String> found = new HashSet<>();
            int next = 0;
            for (long asOf = LoginTraffic.START + TICK; asOf <= UNTIL; asOf += TICK) {
                while (next < all.size() && all.get(next).arrival() <= asOf) {
                    detector.add(all.get(next++));
                }
                detector.evaluate(asOf).live().forEach(finding -> found.add(finding.id()));
                detector.drainFrozen();
            }
            result = "%,d records: %d findings".formatted(next, found.size());
            return found.size();
        }

        long detectNaively() {
            NaiveBaseline method = new NaiveBaseline(Services.defaults(), Duration.ofHours(1));
            long[] found = new long[1];
            method.hunt(all, LoginTraffic.START, graph -> found[0]++);
            result = "%,d records: %d graphs, %d look-ups".formatted(all.size(), found[0], method.lookUps());
            return found[0];
        }
    }
}
