/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;

/**
 * The {@code flow.id} of flows on login ports, and of those that are slices of a longer one: 64 bits that depend on addresses, ports,
 * protocol and start only, and not on which side is the source, so that whoever reports the flow the same way gives it the same id, and
 * all slices have that of the first. It is no secret and no guard: who can choose addresses and ports can make two flows share an id.
 */
final class FlowId {
    /** As the sums of {@link FlowKey}, so that zeros do not stay zeros. It never changes, as nothing here does: ids are kept for years. */
    private static final long START = 0x9E37_79B9_7F4A_7C15L;

    private final LoginPorts ports;

    FlowId(LoginPorts ports) {
        this.ports = ports;
    }

    /** Puts the id when one of the ports is a login port, or the flow is a slice, and both addresses are known. */
    void put(FlowRecord flow) {
        boolean slice = flow.facts().connectionStart() != 0;
        if ((slice || isLogin(flow, Field.SOURCE_PORT) || isLogin(flow, Field.DESTINATION_PORT))
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
        return FlowKey.mix(FlowKey.mix(sides + flow.number(Field.NETWORK_IANA_NUMBER)) + start(flow));
    }

    private static long start(FlowRecord flow) {
        long first = flow.facts().connectionStart();
        return first != 0 ? first : flow.number(flow.has(Field.EVENT_START) ? Field.EVENT_START : Field.TIMESTAMP);
    }

    private static long side(FlowRecord flow, Field address, Field port) {
        return FlowKey.mix(FlowKey.mix(FlowKey.mix(flow.addressHigh(address) + START) + flow.addressLow(address))
                + flow.number(port));
    }
}
