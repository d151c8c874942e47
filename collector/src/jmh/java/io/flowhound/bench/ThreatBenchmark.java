/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.threat.ThreatList;
import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.enrich.threat.ThreatLists;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Asks what threat lists say of an address, never the same one twice in a row, so that memory has to answer: of one list and of ten, each of a
 * million addresses and 10,000 networks; and a set for each list, as one would do it without thinking, which knows no networks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ThreatBenchmark {
    private static final int ADDRESSES = 1_000_000;
    private static final int NETWORKS = 10_000;
    private static final int ASKED = 1 << 20;
    private static final long MAPPED = 0xFFFF_0000_0000L;

    /** How many lists. */
    @Param({"1", "10"})
    public int lists = 1;

    private ThreatLists index = ThreatLists.none();
    private final List<Set<Integer>> sets = new ArrayList<>();
    private final int[] asked = new int[ASKED];
    private int at;

    /** Writes the lists as files and reads them. */
    @Setup
    public void prepare() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<ThreatList> configured = new ArrayList<>();
        for (int i = 0; i < lists; i++) {
            Path file = Files.createTempFile("flowhound-threats", ".txt");
            write(file, random.split());
            configured.add(new ThreatList("l" + i, file, ListFormat.AUTO, null, null, null, Duration.ofDays(7)));
        }
        long start = System.nanoTime();
        index = new ThreatLists(configured);
        index.read(Instant.now(), true);
        long entries = (long) lists * (ADDRESSES + NETWORKS);
        System.out.printf(
                "%n%d entries read in %d ms, %d octets, %.1f each%n",
                entries, (System.nanoTime() - start) / 1_000_000, index.octets(), (double) index.octets() / entries);
        for (ThreatList list : configured) {
            Files.delete(list.file());
        }
        for (int i = 0; i < ASKED; i++) {
            asked[i] = publicAddress(random);
        }
    }

    private void write(Path file, SplittableRandom random) throws IOException {
        Set<Integer> set = new HashSet<>(2 * ADDRESSES);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ADDRESSES; i++) {
                int address = publicAddress(random);
                set.add(address);
                out.write(text(address) + "\n");
            }
            for (int i = 0; i < NETWORKS; i++) {
                out.write(text(publicAddress(random)) + "/" + (20 + random.nextInt(9)) + "\n");
            }
        }
        sets.add(set);
    }

    private static int publicAddress(SplittableRandom random) {
        return (20 + random.nextInt(80)) << 24 | random.nextInt(1 << 24);
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private int next() {
        at = at + 1 & ASKED - 1;
        return asked[at];
    }

    /** Ours. */
    @Benchmark
    public Object oneLookUp() {
        return index.find(0, MAPPED | Integer.toUnsignedLong(next()));
    }

    /** A set for each list. */
    @Benchmark
    public int setForEachList() {
        int address = next();
        int found = 0;
        for (int i = 0; i < lists; i++) {
            found += sets.get(i).contains(address) ? 1 : 0;
        }
        return found;
    }
}
