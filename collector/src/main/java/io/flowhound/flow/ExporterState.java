/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Observations;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What the options records of one exporter have told: sampling rates, and when it booted. */
public final class ExporterState {
    /** Bounds the samplers of an exporter. */
    private static final int MAX_SAMPLERS = 4096;

    /** Ids in rising order, and the rate of each: a map of boxed numbers cost 13 % of all time of v9. */
    private long[] samplers = new long[4];

    private long[] rates = new long[4];
    private int count;
    private long rate;
    private long systemInitMillis;
    private final SubTemplates subTemplates = new SubTemplates();

    /** Its templates, for the lists in its records. Not saved: they are learnt again with the templates. */
    SubTemplates subTemplates() {
        return subTemplates;
    }

    /** The rate for records that name no sampler, 0 when unknown. */
    long rate() {
        return rate;
    }

    /** The rate of a sampler, or the general one when the sampler is unknown. */
    long rate(long sampler) {
        int at = Arrays.binarySearch(samplers, 0, count, sampler);
        return at < 0 ? rate : rates[at];
    }

    /** Epoch milliseconds of the exporter's boot, 0 when unknown. */
    long systemInitMillis() {
        return systemInitMillis;
    }

    /** What is known, for people. */
    Observations observations() {
        return new Observations(rate, 0, 0, 0, false);
    }

    /** Takes a general rate; whether it is new. */
    boolean rate(long newRate, long sampler, boolean hasSampler) {
        if (!hasSampler) {
            boolean changed = rate != newRate;
            rate = newRate;
            return changed;
        }
        int at = Arrays.binarySearch(samplers, 0, count, sampler);
        if (at < 0) {
            insert(-at - 1, sampler, newRate);
            return true;
        }
        boolean changed = rates[at] != newRate;
        rates[at] = newRate;
        return changed;
    }

    private void insert(int at, long sampler, long newRate) {
        if (count == samplers.length) {
            samplers = Arrays.copyOf(samplers, count * 2);
            rates = Arrays.copyOf(rates, count * 2);
        }
        System.arraycopy(samplers, at, samplers, at + 1, count - at);
        System.arraycopy(rates, at, rates, at + 1, count - at);
        samplers[at] = sampler;
        rates[at] = newRate;
        count++;
        if (count > MAX_SAMPLERS) {
            count--;
            System.arraycopy(samplers, 1, samplers, 0, count);
            System.arraycopy(rates, 1, rates, 0, count);
        }
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
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(samplers[i]);
            out.writeLong(rates[i]);
        }
    }

    void restore(DataInput in) throws IOException {
        rate = in.readLong();
        systemInitMillis = in.readLong();
        int saved = in.readInt();
        for (int i = 0; i < saved; i++) {
            long sampler = in.readLong();
            rate(in.readLong(), sampler, true);
        }
    }
}
