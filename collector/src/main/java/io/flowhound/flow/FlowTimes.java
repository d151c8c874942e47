/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Message;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;

/**
 * Works out when a flow started and ended. Exporters say it in seven ways; all end as epoch milliseconds, and the duration
 * as nanoseconds.
 */
final class FlowTimes {
    private static final byte[] FROM_START = Json.string("start");
    private static final byte[] FROM_EXPORT = Json.string("export");
    private static final byte[] FROM_ARRIVAL = Json.string("arrival");
    /** An end longer before its arrival than this, or later after it than {@link #MAX_AHEAD}, is not believed. */
    private static final long MAX_BEHIND = 24 * 3600 * 1000L;

    private static final long MAX_AHEAD = 5 * 60 * 1000L;
    private static final long NANOS = 1_000_000;
    /** Seconds from 1900, where NTP counts from, to 1970. */
    static final long NTP_EPOCH = 2_208_988_800L;

    private static final long ABSENT = Long.MIN_VALUE;

    /**
     * Puts start, end, duration and the time of the document.
     *
     * @param systemInit epoch milliseconds of the exporter's boot as its options say, 0 when unknown
     */
    void resolve(FlowRecord flow, RawValues raw, Message message, long systemInit) {
        long start = start(raw, message, systemInit);
        long end = end(raw, message, systemInit);
        long duration = duration(raw);
        if (duration != ABSENT) {
            if (end == ABSENT && start != ABSENT) {
                end = start + duration;
            } else if (start == ABSENT && end != ABSENT) {
                start = end - duration;
            }
        }
        if (start != ABSENT) {
            flow.put(Field.EVENT_START, Math.floorDiv(start, NANOS));
        }
        if (end != ABSENT) {
            flow.put(Field.EVENT_END, Math.floorDiv(end, NANOS));
        }
        if (start != ABSENT && end != ABSENT && end >= start) {
            flow.put(Field.EVENT_DURATION, end - start);
        } else if (duration != ABSENT) {
            flow.put(Field.EVENT_DURATION, duration);
        }
        timestamp(flow, message, start, end);
    }

    private static void timestamp(FlowRecord flow, Message message, long start, long end) {
        long arrival = message.arrivalMillis;
        long nanos = end != ABSENT ? end : start;
        long millis = nanos == ABSENT ? message.exportMillis : Math.floorDiv(nanos, NANOS);
        if (millis < arrival - MAX_BEHIND || millis > arrival + MAX_AHEAD) {
            flow.put(Field.TIMESTAMP, arrival);
            flow.putJson(Field.FLOW_TIME_SOURCE, FROM_ARRIVAL);
            return;
        }
        flow.put(Field.TIMESTAMP, millis);
        if (end == ABSENT) {
            flow.putJson(Field.FLOW_TIME_SOURCE, start == ABSENT ? FROM_EXPORT : FROM_START);
        }
    }

    private static long start(RawValues raw, Message message, long systemInit) {
        long absolute = absolute(raw, RawValue.START_MILLIS, RawValue.START_NTP, RawValue.START_SECONDS);
        if (absolute != ABSENT) {
            return absolute;
        }
        if (raw.has(RawValue.START_UPTIME)) {
            return uptime(raw.get(RawValue.START_UPTIME), raw, message, systemInit);
        }
        return raw.has(RawValue.START_DELTA) ? delta(message, raw.get(RawValue.START_DELTA)) : ABSENT;
    }

    private static long end(RawValues raw, Message message, long systemInit) {
        long absolute = absolute(raw, RawValue.END_MILLIS, RawValue.END_NTP, RawValue.END_SECONDS);
        if (absolute != ABSENT) {
            return absolute;
        }
        if (raw.has(RawValue.END_UPTIME)) {
            return uptime(raw.get(RawValue.END_UPTIME), raw, message, systemInit);
        }
        if (raw.has(RawValue.END_DELTA)) {
            return delta(message, raw.get(RawValue.END_DELTA));
        }
        long event = raw.get(RawValue.EVENT_MILLIS);
        return event > 0 ? event * NANOS : ABSENT;
    }

    /** A time of 0 says that the exporter does not know: 1970 is no answer. */
    private static long absolute(RawValues raw, RawValue millis, RawValue ntp, RawValue seconds) {
        long value = raw.get(millis);
        if (value > 0 && value < Long.MAX_VALUE / NANOS) {
            return value * NANOS;
        }
        value = raw.get(ntp);
        if (value != 0) {
            return ntp(value);
        }
        value = raw.get(seconds);
        return value > 0 && value < Long.MAX_VALUE / NANOS / 1000 ? value * 1000 * NANOS : ABSENT;
    }

    /** RFC 5905: seconds since 1900 in the upper half, the fraction in the lower. Wraps in 2036: era 1 has small numbers. */
    private static long ntp(long value) {
        long seconds = value >>> 32;
        long era = seconds < NTP_EPOCH ? 1L << 32 : 0;
        long fraction = ((value & 0xFFFF_FFFFL) * 1_000_000_000L) >>> 32;
        return (seconds + era - NTP_EPOCH) * 1_000_000_000L + fraction;
    }

    /**
     * An uptime wraps every 49.7 days and may have wrapped between the flow and its export. The signed difference of 32
     * bits to the uptime at export is right for everything within 24 days of it.
     */
    private static long uptime(long value, RawValues raw, Message message, long systemInit) {
        int now;
        if (message.version == 10) {
            long init = raw.get(RawValue.SYSTEM_INIT_MILLIS);
            if (init == 0) {
                init = systemInit;
            }
            if (init == 0) {
                return ABSENT;
            }
            now = (int) (message.exportMillis - init);
        } else {
            now = message.uptimeMillis;
        }
        return (message.exportMillis - (now - (int) value)) * NANOS;
    }

    /** RFC 5102 section 5.9.13: microseconds before the export time. */
    private static long delta(Message message, long micros) {
        return message.exportMillis * NANOS - micros * 1000;
    }

    private static long duration(RawValues raw) {
        if (raw.has(RawValue.DURATION_MICROS)) {
            return raw.get(RawValue.DURATION_MICROS) * 1000;
        }
        return raw.has(RawValue.DURATION_MILLIS) ? raw.get(RawValue.DURATION_MILLIS) * NANOS : ABSENT;
    }
}
