/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Message;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;

/**
 * Finds the sampling rate of a record and multiplies its counters by it, once: what the record says; then, of options, its sampler,
 * the interface where it was metered, its template, the exporter as a whole; and last the configuration. Only a rate that is configured
 * to overrule an exporter goes before all these.
 */
final class Sampling {
    private static final byte[] FROM_RECORD = Json.string("record");
    private static final byte[] FROM_OPTIONS = Json.string("options");
    private static final byte[] FROM_CONFIG = Json.string("config");
    private static final int V5_INTERVAL = 0x3FFF;
    /** IE 61. */
    private static final int EGRESS = 1;

    private static final Field[] COUNTERS = {
        Field.SOURCE_BYTES, Field.SOURCE_PACKETS, Field.DESTINATION_BYTES, Field.DESTINATION_PACKETS
    };

    private final SamplingConfig config;

    Sampling(SamplingConfig config) {
        this.config = config;
    }

    /** Puts the rate and multiplies the counters; whether all products fitted into 63 bits. */
    boolean apply(FlowRecord flow, RawValues raw, Message message, ExporterState exporter) {
        boolean named = flow.has(Field.OBSERVER_IP);
        long high = named ? flow.addressHigh(Field.OBSERVER_IP) : message.addressHigh;
        long low = named ? flow.addressLow(Field.OBSERVER_IP) : message.addressLow;
        byte[] source = FROM_CONFIG;
        long rate = config.overruling(high, low);
        if (rate == 0) {
            source = FROM_RECORD;
            rate = message.version == Message.V5 ? message.v5Sampling & V5_INTERVAL : rate(raw);
        }
        if (rate == 0) {
            source = FROM_OPTIONS;
            rate = announced(flow, raw, message, exporter);
        }
        if (rate == 0) {
            source = FROM_CONFIG;
            rate = config.rate(high, low);
        }
        exporter.observed().sampled(rate);
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

    /** What options records have announced for a flow like this, the most particular first; 0 for nothing. */
    private static long announced(FlowRecord flow, RawValues raw, Message message, ExporterState exporter) {
        if (!exporter.hasTold()) {
            return 0;
        }
        long rate = raw.has(RawValue.SAMPLER_ID) ? exporter.samplerRate(raw.get(RawValue.SAMPLER_ID)) : 0;
        if (rate == 0) {
            rate = ofInterface(flow, raw, exporter);
        }
        if (rate == 0) {
            rate = exporter.templateRate(message.template);
        }
        return rate != 0 ? rate : exporter.generalRate();
    }

    /** A flow that does not say its direction was metered where it came in, or else where it went out. */
    private static long ofInterface(FlowRecord flow, RawValues raw, ExporterState exporter) {
        boolean leaving = raw.get(RawValue.DIRECTION) == EGRESS;
        if (!leaving) {
            long rate = exporter.interfaceRate(flow.number(Field.OBSERVER_INGRESS_INTERFACE_ID), false);
            if (rate != 0 || raw.has(RawValue.DIRECTION)) {
                return rate;
            }
        }
        return exporter.interfaceRate(flow.number(Field.OBSERVER_EGRESS_INTERFACE_ID), true);
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

    /** The rate that a record itself states, 0 when it states none. */
    private static long rate(RawValues raw) {
        return SamplingRate.of(
                raw.get(RawValue.SAMPLING_INTERVAL),
                raw.get(RawValue.SAMPLING_PACKETS),
                raw.has(RawValue.SAMPLING_SPACE),
                raw.get(RawValue.SAMPLING_SPACE),
                raw.get(RawValue.SAMPLING_SIZE),
                raw.get(RawValue.SAMPLING_POPULATION));
    }
}
