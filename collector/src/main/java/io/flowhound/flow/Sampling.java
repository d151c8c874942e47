/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Message;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;

/**
 * Finds the sampling rate of a record and multiplies its counters by it, once. The configuration goes before what the
 * record says, and that before what the exporter's options say.
 */
final class Sampling {
    private static final byte[] FROM_RECORD = Json.string("record");
    private static final byte[] FROM_OPTIONS = Json.string("options");
    private static final byte[] FROM_CONFIG = Json.string("config");
    private static final int V5_INTERVAL = 0x3FFF;

    private static final Field[] COUNTERS = {
        Field.SOURCE_BYTES, Field.SOURCE_PACKETS, Field.DESTINATION_BYTES, Field.DESTINATION_PACKETS
    };

    private final SamplingConfig config;

    Sampling(SamplingConfig config) {
        this.config = config;
    }

    /** Puts the rate and multiplies the counters; whether all products fitted into 63 bits. */
    boolean apply(FlowRecord flow, RawValues raw, Message message, ExporterState exporter) {
        byte[] source = FROM_CONFIG;
        long rate = config.rate(message.addressHigh, message.addressLow);
        if (rate == 0) {
            source = FROM_RECORD;
            rate = message.version == 5 ? message.v5Sampling & V5_INTERVAL : rate(raw);
        }
        if (rate == 0) {
            source = FROM_OPTIONS;
            rate = raw.has(RawValue.SAMPLER_ID) ? exporter.rate(raw.get(RawValue.SAMPLER_ID)) : exporter.rate();
        }
        if (rate == 0) {
            source = FROM_CONFIG;
            rate = config.fallback();
        }
        if (rate <= 1) {
            return true;
        }
        flow.put(Field.FLOW_SAMPLING_RATE, rate);
        flow.putJson(Field.FLOW_SAMPLING_SOURCE, source);
        boolean fitted = true;
        for (Field counter : COUNTERS) {
            fitted &= scale(flow, counter, rate);
        }
        return fitted;
    }

    private static boolean scale(FlowRecord flow, Field counter, long rate) {
        if (!flow.has(counter)) {
            return true;
        }
        long value = flow.number(counter);
        boolean fits = Math.multiplyHigh(value, rate) == 0 && value * rate >= 0;
        flow.put(counter, fits ? value * rate : Long.MAX_VALUE);
        return fits;
    }

    /** The rate that the raw values of a record or an options record say, 0 when they say none. */
    static long rate(RawValues raw) {
        long interval = raw.get(RawValue.SAMPLING_INTERVAL);
        if (interval > 0) {
            return interval;
        }
        long packets = raw.get(RawValue.SAMPLING_PACKETS);
        if (packets > 0) {
            return ratio(packets + raw.get(RawValue.SAMPLING_SPACE), packets);
        }
        long size = raw.get(RawValue.SAMPLING_SIZE);
        return size > 0 ? ratio(raw.get(RawValue.SAMPLING_POPULATION), size) : 0;
    }

    private static long ratio(long all, long chosen) {
        return all > chosen ? Math.round((double) all / chosen) : 1;
    }
}
