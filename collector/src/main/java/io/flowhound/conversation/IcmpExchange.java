/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.IcmpPairs;
import io.flowhound.schema.Field;

/** Knows which flows of ICMP answer each other. */
final class IcmpExchange {
    private IcmpExchange() {}

    /** Whether two flows one way each are request and answer; also when neither is ICMP. */
    static boolean isOne(FlowRecord one, FlowRecord other) {
        if (!one.has(Field.FLOW_ICMP_TYPE) && !other.has(Field.FLOW_ICMP_TYPE)) {
            return true;
        }
        int protocol = (int) one.number(Field.NETWORK_IANA_NUMBER);
        return IcmpPairs.counterpart(protocol, (int) one.number(Field.FLOW_ICMP_TYPE))
                == other.number(Field.FLOW_ICMP_TYPE);
    }
}
