/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Tells what a flow costs by the CPU clock of the benchmark's thread, which other programs on the machine disturb much less
 * than the clock on the wall, and how many octets are allocated for it.
 */
public class FlowProfiler implements InternalProfiler {
    /** Counted by the one thread of the benchmark, read between iterations. */
    static long flows;

    static long octets;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long flowsBefore;
    private long octetsBefore;
    private long cpuBefore;
    private long allocatedBefore;

    @Override
    public String getDescription() {
        return "CPU time and allocation per flow";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        flowsBefore = flows;
        octetsBefore = octets;
        long worker = worker();
        cpuBefore = worker < 0 ? 0 : THREADS.getThreadCpuTime(worker);
        allocatedBefore = worker < 0 ? 0 : THREADS.getThreadAllocatedBytes(worker);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long worker = worker();
        double seen = flows - flowsBefore;
        double nanos = THREADS.getThreadCpuTime(worker) - cpuBefore;
        double allocated = THREADS.getThreadAllocatedBytes(worker) - allocatedBefore;
        return List.of(
                scalar("flows.per.cpu.second", seen * 1e9 / nanos, "flows/s"),
                scalar("flow.allocated", allocated / seen, "B/flow"),
                scalar("flow.json", (octets - octetsBefore) / seen, "B/flow"));
    }

    private static ScalarResult scalar(String name, double value, String unit) {
        return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
    }

    /** The thread that runs the benchmark, -1 before there is one. */
    private static long worker() {
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("jmh-worker")) {
                return thread.getThreadId();
            }
        }
        return -1;
    }
}
