/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import java.util.Arrays;

/** Puts what a record of the way back says into the flow of the way there. */
final class WayBack {
    private static final long NANOS = 1_000_000;

    /** What the server's record says of its source is true of the destination, and the other way round. */
    private static final Field[] OF_A_SIDE = {Field.SOURCE_NAT_IP, Field.SOURCE_NAT_PORT, Field.SOURCE_AS_NUMBER};

    /** Said by either. */
    private static final Field[] OF_BOTH = {
        Field.NETWORK_APPLICATION,
        Field.NETWORK_VLAN_ID,
        Field.NETWORK_INNER_VLAN_ID,
        Field.USER_NAME,
        Field.FLOW_SAMPLING_RATE,
        Field.FLOW_SAMPLING_SOURCE,
        Field.FLOW_EXPORTER_RELAY
    };

    private static final Field[] OF_TRANSLATION = {Field.SOURCE_NAT_IP, Field.SOURCE_NAT_PORT};

    private WayBack() {}

    /** Takes the outer addresses that another record of the flow tells. */
    static void translation(FlowRecord flow, FlowRecord other, boolean sameWay) {
        for (Field field : OF_TRANSLATION) {
            flow.copyIfAbsent(field, other, sameWay ? field : field.opposite());
            flow.copyIfAbsent(field.opposite(), other, sameWay ? field.opposite() : field);
        }
    }

    /** Takes away outer addresses that are the inner ones: exporters that translate some flows tell both of all. */
    static void untranslated(FlowRecord flow) {
        removeEqual(flow, Field.SOURCE_NAT_IP, Field.SOURCE_IP, Field.SOURCE_NAT_PORT, Field.SOURCE_PORT);
        removeEqual(
                flow,
                Field.DESTINATION_NAT_IP,
                Field.DESTINATION_IP,
                Field.DESTINATION_NAT_PORT,
                Field.DESTINATION_PORT);
    }

    private static void removeEqual(FlowRecord flow, Field outer, Field inner, Field outerPort, Field innerPort) {
        boolean same = flow.has(outer)
                && flow.addressLow(outer) == flow.addressLow(inner)
                && flow.addressHigh(outer) == flow.addressHigh(inner);
        if (same && (!flow.has(outerPort) || flow.number(outerPort) == flow.number(innerPort))) {
            flow.remove(outer);
            flow.remove(outerPort);
        }
    }

    static void fold(FlowRecord flow, FlowRecord back) {
        flow.copy(Field.DESTINATION_BYTES, back, Field.SOURCE_BYTES);
        flow.copy(Field.DESTINATION_PACKETS, back, Field.SOURCE_PACKETS);
        for (Field field : OF_A_SIDE) {
            flow.copyIfAbsent(field, back, field.opposite());
            flow.copyIfAbsent(field.opposite(), back, field);
        }
        for (Field field : OF_BOTH) {
            flow.copyIfAbsent(field, back, field);
        }
        flow.copy(Field.FLOW_REVERSE_TCP_FLAGS, back, Field.FLOW_TCP_FLAGS);
        flow.copy(Field.FLOW_REVERSE_TOS, back, Field.FLOW_TOS);
        flow.copy(Field.FLOW_REVERSE_DSCP, back, Field.FLOW_DSCP);
        flow.copy(Field.FLOW_REVERSE_NEXT_HOP, back, Field.FLOW_NEXT_HOP);
        interfaces(flow, back);
        elements(flow, back);
        times(flow, back);
        flow.facts().tagAs(back.facts());
    }

    /** Mostly the way back comes in where the way there went out, and goes out where that came in. */
    private static void interfaces(FlowRecord flow, FlowRecord back) {
        if (differs(back, Field.OBSERVER_INGRESS_INTERFACE_ID, flow, Field.OBSERVER_EGRESS_INTERFACE_ID)) {
            flow.copy(Field.FLOW_REVERSE_INGRESS_INTERFACE_ID, back, Field.OBSERVER_INGRESS_INTERFACE_ID);
        }
        if (differs(back, Field.OBSERVER_EGRESS_INTERFACE_ID, flow, Field.OBSERVER_INGRESS_INTERFACE_ID)) {
            flow.copy(Field.FLOW_REVERSE_EGRESS_INTERFACE_ID, back, Field.OBSERVER_EGRESS_INTERFACE_ID);
        }
    }

    private static boolean differs(FlowRecord one, Field field, FlowRecord other, Field of) {
        return one.has(field) && !(other.has(of) && other.number(of) == one.number(field));
    }

    private static void elements(FlowRecord flow, FlowRecord back) {
        JsonBuffer there = flow.elements();
        JsonBuffer more = back.elements();
        int length = more.position();
        if (length > 0 && !Arrays.equals(more.array(), 0, length, there.array(), 0, there.position())) {
            int start = flow.beginText();
            flow.text().put(more.array(), 0, length - 1); // without the comma at the end
            flow.endText(Field.FLOW_REVERSE_IE, start);
        }
    }

    private static void times(FlowRecord flow, FlowRecord back) {
        if (back.has(Field.EVENT_START)
                && (!flow.has(Field.EVENT_START) || back.number(Field.EVENT_START) < flow.number(Field.EVENT_START))) {
            flow.copy(Field.EVENT_START, back, Field.EVENT_START);
        }
        if (back.has(Field.EVENT_END)
                && (!flow.has(Field.EVENT_END) || back.number(Field.EVENT_END) > flow.number(Field.EVENT_END))) {
            flow.copy(Field.EVENT_END, back, Field.EVENT_END);
        }
        if (back.number(Field.TIMESTAMP) > flow.number(Field.TIMESTAMP)) {
            flow.copy(Field.TIMESTAMP, back, Field.TIMESTAMP);
            flow.remove(Field.FLOW_TIME_SOURCE);
            flow.copy(Field.FLOW_TIME_SOURCE, back, Field.FLOW_TIME_SOURCE);
        }
        if (back.number(Field.EVENT_CREATED) < flow.number(Field.EVENT_CREATED)) {
            flow.copy(Field.EVENT_CREATED, back, Field.EVENT_CREATED);
        }
        duration(flow);
    }

    private static void duration(FlowRecord flow) {
        if (flow.has(Field.EVENT_START) && flow.has(Field.EVENT_END)) {
            long millis = flow.number(Field.EVENT_END) - flow.number(Field.EVENT_START);
            flow.put(Field.EVENT_DURATION, Math.max(flow.number(Field.EVENT_DURATION), millis * NANOS));
        }
    }
}
