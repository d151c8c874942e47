/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Measures what an iteration costs the threads that run the benchmark: processor time and allocated memory. */
public final class ThreadCost implements InternalProfiler {
    /** Operations, which are flows, per second of processor time. */
    static final String RATE = "flows.perCpuSecond";
    /** Octets allocated for an operation. */
    static final String ALLOCATED = "flows.allocated";

    private static final String WORKER = "-jmh-worker-";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long nanos;
    private long octets;

    @Override
    public String getDescription() {
        return "flows per second of processor time, and octets allocated for a flow";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        List<Long> workers = workers();
        nanos = nanos(workers);
        octets = octets(workers);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        List<Long> workers = workers();
        double flows = result.getMetadata().getAllOps();
        double seconds = (nanos(workers) - nanos) / 1e9;
        double allocated = octets(workers) - octets;
        return List.of(
                new ScalarResult(RATE, flows / seconds, "flows/s", AggregationPolicy.AVG),
                new ScalarResult(ALLOCATED, allocated / flows, "B/flow", AggregationPolicy.AVG));
    }

    /** JMH names its threads, and starts them when the first iteration runs. */
    private List<Long> workers() {
        List<Long> workers = new ArrayList<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(WORKER)) {
                workers.add(thread.getThreadId());
            }
        }
        return workers;
    }

    private long nanos(List<Long> workers) {
        return workers.stream().mapToLong(threads::getThreadCpuTime).sum();
    }

    private long octets(List<Long> workers) {
        return workers.stream().mapToLong(threads::getThreadAllocatedBytes).sum();
    }
}
