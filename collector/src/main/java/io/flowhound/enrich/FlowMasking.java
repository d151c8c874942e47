/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import java.util.Arrays;

/**
 * Puts what is to be stored in the place of the addresses of a flow, whatever field they are in, and takes away what names the same
 * host. To be called when everything is known that follows from the true addresses. Allocates nothing for addresses seen before.
 */
final class FlowMasking {
    private static final Field[] ADDRESSES = Arrays.stream(Field.values())
            .filter(field -> field.type() == FieldType.IP)
            .toArray(Field[]::new);

    private final Masking masking;

    FlowMasking(Masking masking) {
        this.masking = masking;
    }

    boolean isOn() {
        return masking.isOn();
    }

    /** Whether the client is somebody whose addresses are changed. */
    boolean coversSource(FlowRecord flow) {
        return covers(flow, Field.SOURCE_IP) || covers(flow, Field.SOURCE_NAT_IP);
    }

    /** Whether the server is somebody whose addresses are changed. */
    boolean coversDestination(FlowRecord flow) {
        return covers(flow, Field.DESTINATION_IP) || covers(flow, Field.DESTINATION_NAT_IP);
    }

    private boolean covers(FlowRecord flow, Field field) {
        return flow.has(field) && masking.covers(flow.addressHigh(field), flow.addressLow(field));
    }

    /** Changes the flow. {@code flow.ie} goes: an exporter can tell of an address in any of its elements, as number or text. */
    void apply(FlowRecord flow, boolean source, boolean destination) {
        if (source) {
            flow.remove(Field.SOURCE_MAC);
        }
        if (destination) {
            flow.remove(Field.DESTINATION_MAC);
        }
        flow.remove(Field.FLOW_IE);
        flow.remove(Field.FLOW_REVERSE_IE);
        for (Field field : ADDRESSES) {
            if (covers(flow, field)) {
                flow.putAddress(field, masking.high(), masking.low());
                if (field == Field.OBSERVER_IP) {
                    flow.remove(Field.OBSERVER_NAME);
                }
            }
        }
        for (int i = 0; i < flow.observerCount(); i++) {
            if (masking.covers(flow.observerHigh(i), flow.observerLow(i))) {
                flow.observer(i, masking.high(), masking.low());
            }
        }
    }
}
