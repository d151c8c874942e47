/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Message;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;

/**
 * Works out when a flow started and ended. Exporters say it in ten ways; all end as epoch milliseconds, and the duration
 * as nanoseconds. What cannot be a time, as 0 or the far future, is taken for unknown.
 */
final class FlowTimes {
    private static final byte[] FROM_START = Json.string("start");
    private static final byte[] FROM_EXPORT = Json.string("export");
    private static final byte[] FROM_NO_BASE = Json.string("no-base");
    private static final byte[] FROM_ARRIVAL = Json.string("arrival");
    /** An end longer before its arrival than this, or later after it than {@link #MAX_AHEAD}, is not believed. */
    private static final long MAX_BEHIND = 24 * 3600 * 1000L;

    private static final long MAX_AHEAD = 5 * 60 * 1000L;
    private static final long NANOS = 1_000_000;
    /** The year 2200: whatever counts beyond it, in a field of 64 bits, counts something else. */
    private static final long MAX_MILLIS = 7_258_118_400_000L;

    private static final long MAX_UNSIGNED_32 = 0xFFFF_FFFFL;
    /** Seconds from 1900, where NTP counts from, to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;

    /** RFC 7011 section 6.1.9: the last 11 bits of microseconds must be ignored. */
    private static final long MICROSECONDS = -1L << 11;

    private static final int IPFIX = 10;
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
        if (end == ABSENT) {
            end = start != ABSENT && duration != ABSENT ? start + duration : event(raw, start == ABSENT);
        }
        if (start == ABSENT && end != ABSENT && duration != ABSENT) {
            start = known(end - duration);
        }
        if (start != ABSENT) {
            flow.put(Field.EVENT_START, Math.floorDiv(start, NANOS));
            flow.facts().startNanos(start);
        }
        if (end != ABSENT) {
            flow.put(Field.EVENT_END, Math.floorDiv(end, NANOS));
        }
        if (start != ABSENT && end != ABSENT && end >= start) {
            flow.put(Field.EVENT_DURATION, end - start);
        } else if (duration != ABSENT) {
            flow.put(Field.EVENT_DURATION, duration);
        }
        timestamp(flow, raw, message, start, end);
    }

    private static void timestamp(FlowRecord flow, RawValues raw, Message message, long start, long end) {
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
            flow.putJson(Field.FLOW_TIME_SOURCE, start == ABSENT ? withoutTimes(raw) : FROM_START);
        }
    }

    private static byte[] withoutTimes(RawValues raw) {
        boolean uptimes = raw.has(RawValue.END_UPTIME) || raw.has(RawValue.START_UPTIME);
        return uptimes ? FROM_NO_BASE : FROM_EXPORT;
    }

    private static long start(RawValues raw, Message message, long systemInit) {
        long absolute = absolute(
                raw, RawValue.START_MILLIS, RawValue.START_NANOS, RawValue.START_MICROS, RawValue.START_SECONDS);
        if (absolute != ABSENT) {
            return absolute;
        }
        if (raw.has(RawValue.START_UPTIME)) {
            return uptime(raw.get(RawValue.START_UPTIME), raw, message, systemInit);
        }
        return raw.has(RawValue.START_DELTA) ? delta(message, raw.get(RawValue.START_DELTA)) : ABSENT;
    }

    private static long end(RawValues raw, Message message, long systemInit) {
        long end = absolute(raw, RawValue.END_MILLIS, RawValue.END_NANOS, RawValue.END_MICROS, RawValue.END_SECONDS);
        if (end == ABSENT && raw.has(RawValue.END_UPTIME)) {
            end = uptime(raw.get(RawValue.END_UPTIME), raw, message, systemInit);
        }
        if (end == ABSENT && raw.has(RawValue.END_DELTA)) {
            end = delta(message, raw.get(RawValue.END_DELTA));
        }
        return end;
    }

    /**
     * An event is over when it is observed. A collector before us may have noted only when it heard of it, which is no end
     * of anything that has a start.
     */
    private static long event(RawValues raw, boolean orCollected) {
        long observed = absolute(
                raw, RawValue.EVENT_MILLIS, RawValue.EVENT_NANOS, RawValue.EVENT_MICROS, RawValue.EVENT_SECONDS);
        return observed == ABSENT && orCollected ? scaled(raw.get(RawValue.COLLECTED_MILLIS), 1) : observed;
    }

    /** A time of 0 says that the exporter does not know: 1970 is no answer. */
    private static long absolute(RawValues raw, RawValue millis, RawValue nanos, RawValue micros, RawValue seconds) {
        long time = scaled(raw.get(millis), 1);
        if (time == ABSENT) {
            time = ntp(raw.get(nanos));
        }
        if (time == ABSENT) {
            time = ntp(raw.get(micros) & MICROSECONDS);
        }
        return time == ABSENT ? scaled(raw.get(seconds), 1000) : time;
    }

    private static long scaled(long value, long millis) {
        return value > 0 && value <= MAX_MILLIS / millis ? value * millis * NANOS : ABSENT;
    }

    private static long known(long nanos) {
        return nanos > 0 ? nanos : ABSENT;
    }

    /** RFC 5905: seconds since 1900 in the upper half, the fraction in the lower. */
    private static long ntp(long value) {
        if (value == 0) {
            return ABSENT;
        }
        long fraction = ((value & MAX_UNSIGNED_32) * 1_000_000_000L) >>> 32;
        return known(ntpSeconds(value >>> 32) * 1_000_000_000L + fraction);
    }

    /** Epoch seconds of unsigned NTP seconds. They wrap in 2036: small numbers belong to era 1 (RFC 5905 section 6). */
    static long ntpSeconds(long seconds) {
        return seconds - NTP_EPOCH + (seconds < NTP_EPOCH ? 1L << 32 : 0);
    }

    /**
     * An uptime wraps every 49.7 days and may have wrapped between the flow and its export. The signed difference of 32
     * bits to the uptime at export is right for everything within 24 days of it. In IPFIX, whose header has no uptime, it
     * is no time at all without the time of boot (IE 160).
     */
    private static long uptime(long value, RawValues raw, Message message, long systemInit) {
        int now = message.uptimeMillis;
        if (message.version == IPFIX) {
            long init = raw.get(RawValue.SYSTEM_INIT_MILLIS);
            if (init == 0) {
                init = systemInit;
            }
            if (init == 0) {
                return ABSENT;
            }
            now = (int) (message.exportMillis - init);
        }
        return known((message.exportMillis - (now - (int) value)) * NANOS);
    }

    /** RFC 5102 section 5.9.13: microseconds before the export time. */
    private static long delta(Message message, long micros) {
        return micros < 0 || micros > MAX_UNSIGNED_32 ? ABSENT : known(message.exportMillis * NANOS - micros * 1000);
    }

    /** As the exporter states it; else the difference of uptimes, which is known even where their base is not. */
    private static long duration(RawValues raw) {
        long micros = raw.get(RawValue.DURATION_MICROS);
        if (raw.has(RawValue.DURATION_MICROS) && micros >= 0 && micros <= MAX_UNSIGNED_32) {
            return micros * 1000;
        }
        long millis = raw.get(RawValue.DURATION_MILLIS);
        if (raw.has(RawValue.DURATION_MILLIS) && millis >= 0 && millis <= MAX_UNSIGNED_32) {
            return millis * NANOS;
        }
        if (!raw.has(RawValue.START_UPTIME) || !raw.has(RawValue.END_UPTIME)) {
            return ABSENT;
        }
        int difference = (int) (raw.get(RawValue.END_UPTIME) - raw.get(RawValue.START_UPTIME));
        return difference < 0 ? ABSENT : difference * NANOS;
    }
}
