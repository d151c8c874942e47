/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;

/** What the flows of an exporter show about it, beside what it says. Not saved: it shows again within minutes. */
final class ObservedFlows {
    private static final int CUT_BY_ACTIVE_TIMEOUT = 2;

    private final ActiveTimeout activeTimeout = new ActiveTimeout();
    private long samplingRate;
    private boolean ipv6;

    /** The rate that was last applied, 0 when none was known. */
    long samplingRate() {
        return samplingRate;
    }

    /** As {@link ActiveTimeout#millis}. */
    long activeTimeoutMillis() {
        return activeTimeout.millis();
    }

    /** Whether a flow of IPv6 has come. */
    boolean ipv6() {
        return ipv6;
    }

    /** Takes the rate that was applied to a flow, 0 for none. */
    void sampled(long rate) {
        if (rate != 0) {
            samplingRate = rate;
        }
    }

    /** Takes a flow whose times are known. */
    void flow(FlowRecord flow, RawValues raw) {
        if (!ipv6 && flow.has(Field.SOURCE_IP)) {
            ipv6 = !flow.isIpv4(Field.SOURCE_IP);
        }
        long nanos = flow.number(Field.EVENT_DURATION);
        if (nanos >= ActiveTimeout.SHORTEST_NANOS) {
            long reason = raw.get(RawValue.END_REASON);
            activeTimeout.flow(nanos, reason != 0, reason == CUT_BY_ACTIVE_TIMEOUT);
        }
    }
}
