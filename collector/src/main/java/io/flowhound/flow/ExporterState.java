/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** What the options records of one exporter have told: sampling rates, and when it booted. */
public final class ExporterState {
    /** Bounds the samplers of an exporter. */
    private static final int MAX_SAMPLERS = 4096;

    private final TreeMap<Long, Long> samplers = new TreeMap<>();
    private long rate;
    private long systemInitMillis;

    /** The rate for records that name no sampler, 0 when unknown. */
    long rate() {
        return rate;
    }

    /** The rate of a sampler, or the general one when the sampler is unknown. */
    long rate(long sampler) {
        Long known = samplers.isEmpty() ? null : samplers.get(sampler);
        return known == null ? rate : known;
    }

    /** Epoch milliseconds of the exporter's boot, 0 when unknown. */
    long systemInitMillis() {
        return systemInitMillis;
    }

    /** Takes a general rate; whether it is new. */
    boolean rate(long newRate, long sampler, boolean hasSampler) {
        if (!hasSampler) {
            boolean changed = rate != newRate;
            rate = newRate;
            return changed;
        }
        Long before = samplers.put(sampler, newRate);
        if (samplers.size() > MAX_SAMPLERS) {
            samplers.pollFirstEntry();
        }
        return before == null || before != newRate;
    }

    /** Takes the time of boot; whether it is new. */
    boolean systemInitMillis(long millis) {
        boolean changed = systemInitMillis != millis;
        systemInitMillis = millis;
        return changed;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(rate);
        out.writeLong(systemInitMillis);
        out.writeInt(samplers.size());
        for (var sampler : samplers.entrySet()) {
            out.writeLong(sampler.getKey());
            out.writeLong(sampler.getValue());
        }
    }

    void restore(DataInput in) throws IOException {
        rate = in.readLong();
        systemInitMillis = in.readLong();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            samplers.put(in.readLong(), in.readLong());
        }
    }
}
