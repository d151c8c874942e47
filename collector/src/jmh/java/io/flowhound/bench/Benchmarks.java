/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks with the options of JMH, and ends with a table of flows per second of processor time: other programs on
 * the machine spoil the wall time that JMH measures.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes the options of JMH, such as {@code PipelineBenchmark -p protocol=V9 -f 1}. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(arguments)).addProfiler(ThreadCost.class);
        // What the launcher runs the collector with.
        options.jvmArgsAppend("-XX:+UseSerialGC", "-Xmx2g");
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.printf(
                "%n%-45s %14s %8s %10s %10s%n", "", "flows/CPU-s", "+-", "ns/flow", "B/flow");
        for (RunResult result : results) {
            Result<?> rate = result.getSecondaryResults().get(ThreadCost.RATE);
            Result<?> allocated = result.getSecondaryResults().get(ThreadCost.ALLOCATED);
            System.out.printf(
                    "%-45s %,14.0f %,8.0f %10.0f %10.2f%n",
                    name(result),
                    rate.getScore(),
                    rate.getScoreError(),
                    1e9 / rate.getScore(),
                    allocated.getScore());
        }
    }

    private static String name(RunResult result) {
        String method = result.getParams().getBenchmark();
        List<String> parts = new ArrayList<>();
        parts.add(method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1));
        for (String key : result.getParams().getParamsKeys()) {
            parts.add(result.getParams().getParam(key));
        }
        return String.join(" ", parts);
    }
}
