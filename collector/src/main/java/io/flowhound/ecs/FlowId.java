/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;

/**
 * The {@code flow.id} of flows on login ports: 64 bits that depend on addresses, ports, protocol and start only, and not on
 * which side is the source, so that whoever reports the flow the same way gives it the same id. It is no secret and no
 * guard: who can choose addresses and ports can make two flows share an id.
 */
final class FlowId {
    /** The fraction of the golden ratio: keeps zeros from staying zeros. */
    private static final long START = 0x9E37_79B9_7F4A_7C15L;

    private final LoginPorts ports;

    FlowId(LoginPorts ports) {
        this.ports = ports;
    }

    /** Puts the id when one of the ports is a login port and both addresses are known. */
    void put(FlowRecord flow) {
        if ((isLogin(flow, Field.SOURCE_PORT) || isLogin(flow, Field.DESTINATION_PORT))
                && flow.has(Field.SOURCE_IP)
                && flow.has(Field.DESTINATION_IP)) {
            flow.put(Field.FLOW_ID, hash(flow));
        }
    }

    private boolean isLogin(FlowRecord flow, Field port) {
        return flow.has(port) && ports.contains(flow.number(port));
    }

    private static long hash(FlowRecord flow) {
        // A sum is the same whichever side comes first.
        long sides = side(flow, Field.SOURCE_IP, Field.SOURCE_PORT)
                + side(flow, Field.DESTINATION_IP, Field.DESTINATION_PORT);
        long start = flow.number(flow.has(Field.EVENT_START) ? Field.EVENT_START : Field.TIMESTAMP);
        return mix(mix(sides + flow.number(Field.NETWORK_IANA_NUMBER)) + start);
    }

    private static long side(FlowRecord flow, Field address, Field port) {
        long high = mix(flow.addressHigh(address) + START);
        return mix(mix(high + flow.addressLow(address)) + flow.number(port));
    }

    /** Spreads every bit over all (the finalizer of SplitMix64, Steele, Lea and Flood 2014, variant 13 of Stafford). */
    private static long mix(long value) {
        long bits = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D0_49BB_1331_11EBL;
        return bits ^ bits >>> 31;
    }
}
