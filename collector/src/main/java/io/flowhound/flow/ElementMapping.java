/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.schema.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which information element feeds which field. Where several feed one, the rows with the lowest rank that a template
 * has are used, and the others are kept in {@code flow.ie}. A new field is one row here.
 */
final class ElementMapping {
    /** What a value feeds: a field or a raw value; {@code kept} says that the value goes into {@code flow.ie} as well. */
    record Target(@Nullable Field field, @Nullable RawValue raw, int rank, boolean zeroIsAbsent, boolean kept) {
        /** The rank of what is told by role: client and server rather than source and destination. */
        static final int BY_ROLE = 2;

        /** What is fed, as a key. */
        Object place() {
            if (field != null) {
                return field;
            }
            return raw == null ? this : raw;
        }

        int ordinal() {
            if (field != null) {
                return field.ordinal();
            }
            return raw == null ? 0 : raw.ordinal();
        }
    }

    private static final RawValue[] LABELS = {
        RawValue.MPLS_LABEL_1,
        RawValue.MPLS_LABEL_2,
        RawValue.MPLS_LABEL_3,
        RawValue.MPLS_LABEL_4,
        RawValue.MPLS_LABEL_5,
        RawValue.MPLS_LABEL_6,
        RawValue.MPLS_LABEL_7,
        RawValue.MPLS_LABEL_8,
        RawValue.MPLS_LABEL_9,
        RawValue.MPLS_LABEL_10
    };

    private static final int CISCO = 9;
    private static final int CERT = 6871;
    private static final int NTOP = 35632;

    private final Map<Long, Target> targets = new HashMap<>();
    private final List<Integer> padding = new ArrayList<>();

    ElementMapping() {
        addresses();
        roles();
        counters();
        layers();
        times();
        sampling();
        names();
        events();
        sections();
        relays();
        padding.add(210);
        padding.add(60); // ipVersion: the addresses say it
    }

    private void addresses() {
        value(Field.SOURCE_IP, 8, 27);
        value(Field.DESTINATION_IP, 12, 28);
        value(Field.SOURCE_PORT, 7);
        value(Field.DESTINATION_PORT, 11);
        fallback(Field.SOURCE_PORT, 180, 182);
        fallback(Field.DESTINATION_PORT, 181, 183);
        known(Field.SOURCE_MAC, 56);
        known(Field.DESTINATION_MAC, 80);
        fallback(Field.SOURCE_MAC, 81);
        fallback(Field.DESTINATION_MAC, 57);
        known(Field.SOURCE_NAT_IP, 225, 281, 40001);
        known(Field.DESTINATION_NAT_IP, 226, 282, 40002);
        known(Field.SOURCE_NAT_PORT, 227, 40003);
        known(Field.DESTINATION_NAT_PORT, 228, 40004);
        known(Field.SOURCE_AS_NUMBER, 16);
        known(Field.DESTINATION_AS_NUMBER, 17);
        known(Field.FLOW_NEXT_HOP, 15, 62);
        fallback(Field.FLOW_NEXT_HOP, 18, 63);
    }

    /** Cisco AVC tells the sides by role, under its enterprise number and under numbers of v9 of its own. */
    private void roles() {
        byRole(Field.SOURCE_IP, new int[] {12236, 12238}, new int[] {45004, 45006});
        byRole(Field.DESTINATION_IP, new int[] {12237, 12239}, new int[] {45005, 45007});
        byRole(Field.SOURCE_PORT, new int[] {12240}, new int[] {45008});
        byRole(Field.DESTINATION_PORT, new int[] {12241}, new int[] {45009});
    }

    private void byRole(Field field, int[] ofCisco, int[] ofNetflow9) {
        Target target = new Target(field, null, Target.BY_ROLE, true, false);
        add(CISCO, target, ofCisco);
        add(ElementRegistry.IANA, target, ofNetflow9);
    }

    private void counters() {
        value(Field.SOURCE_BYTES, 1);
        value(Field.SOURCE_PACKETS, 2);
        fallback(Field.SOURCE_BYTES, 85, 23);
        fallback(Field.SOURCE_PACKETS, 86, 24);
        add(ElementRegistry.IANA, new Target(Field.SOURCE_BYTES, null, 2, false, false), 171);
        add(ElementRegistry.IANA, new Target(Field.SOURCE_PACKETS, null, 2, false, false), 172);
        // With the headers of layer 2, but better than nothing.
        add(ElementRegistry.IANA, new Target(Field.SOURCE_BYTES, null, 3, false, false), 352, 353);
        reverse(Field.DESTINATION_BYTES, 0, 1);
        reverse(Field.DESTINATION_PACKETS, 0, 2);
        reverse(Field.DESTINATION_BYTES, 1, 85);
        reverse(Field.DESTINATION_PACKETS, 1, 86);
    }

    private void layers() {
        value(Field.NETWORK_IANA_NUMBER, 4);
        // IANA's, PAN-OS's App-ID (NetFlow v9 only), and what nProbe recognised: in v9, and under ntop's enterprise
        // number.
        value(Field.NETWORK_APPLICATION, 96, 56701, 57591);
        add(NTOP, new Target(Field.NETWORK_APPLICATION, null, 0, false, false), 119);
        value(Field.FLOW_TOS, 5);
        known(Field.NETWORK_VLAN_ID, 58, 243);
        fallback(Field.NETWORK_VLAN_ID, 254);
        known(Field.NETWORK_INNER_VLAN_ID, 245);
        known(Field.OBSERVER_INGRESS_INTERFACE_ID, 10);
        known(Field.OBSERVER_EGRESS_INTERFACE_ID, 14);
        fallback(Field.OBSERVER_INGRESS_INTERFACE_ID, 252);
        fallback(Field.OBSERVER_EGRESS_INTERFACE_ID, 253);
        raw(RawValue.TCP_FLAGS, 6);
        add(CERT, new Target(null, RawValue.INITIAL_TCP_FLAGS, 0, false, true), 14);
        add(CERT, new Target(null, RawValue.LATER_TCP_FLAGS, 0, false, true), 15);
        raw(RawValue.DIRECTION, 61);
        raw(RawValue.BIFLOW_DIRECTION, 239);
        raw(RawValue.END_REASON, 136);
        raw(RawValue.DSCP, 195);
        raw(RawValue.ICMP_TYPE_CODE, 32, 139);
        raw(RawValue.ICMP_TYPE, 176, 178);
        raw(RawValue.ICMP_CODE, 177, 179);
    }

    private void times() {
        raw(RawValue.START_UPTIME, 22);
        raw(RawValue.END_UPTIME, 21);
        raw(RawValue.START_SECONDS, 150);
        raw(RawValue.END_SECONDS, 151);
        raw(RawValue.START_MILLIS, 152);
        raw(RawValue.END_MILLIS, 153);
        raw(RawValue.START_MICROS, 154);
        raw(RawValue.END_MICROS, 155);
        raw(RawValue.START_NANOS, 156);
        raw(RawValue.END_NANOS, 157);
        raw(RawValue.START_DELTA, 158);
        raw(RawValue.END_DELTA, 159);
        raw(RawValue.SYSTEM_INIT_MILLIS, 160);
        raw(RawValue.DURATION_MILLIS, 161);
        raw(RawValue.DURATION_MICROS, 162);
        raw(RawValue.EVENT_SECONDS, 322);
        raw(RawValue.EVENT_MILLIS, 323);
        raw(RawValue.EVENT_MICROS, 324);
        raw(RawValue.EVENT_NANOS, 325);
        raw(RawValue.COLLECTED_MILLIS, 258);
    }

    private void sampling() {
        raw(RawValue.SAMPLER_ID, 48, 302);
        raw(RawValue.SAMPLING_INTERVAL, 34, 50);
        raw(RawValue.SAMPLING_PACKETS, 305);
        raw(RawValue.SAMPLING_SPACE, 306);
        raw(RawValue.SAMPLING_SIZE, 309);
        raw(RawValue.SAMPLING_POPULATION, 310);
    }

    /** A name in the record itself is that of its ingress side. */
    private void names() {
        value(Field.OBSERVER_INGRESS_INTERFACE_NAME, 82);
        value(Field.OBSERVER_INGRESS_INTERFACE_ALIAS, 83);
        value(Field.FLOW_VRF_INGRESS, 236);
        raw(RawValue.INGRESS_VRF, 234);
        raw(RawValue.EGRESS_VRF, 235);
        raw(RawValue.APPLICATION, 95);
    }

    private void events() {
        value(Field.USER_NAME, 371);
        raw(RawValue.FIREWALL_EVENT, 233);
        raw(RawValue.NAT_EVENT, 230);
        raw(RawValue.INITIATOR_BYTES, 231);
        raw(RawValue.RESPONDER_BYTES, 232);
        raw(RawValue.INITIATOR_PACKETS, 298);
        raw(RawValue.RESPONDER_PACKETS, 299);
    }

    private void sections() {
        raw(RawValue.FRAME_SECTION, 315, 104);
        raw(RawValue.IP_SECTION, 313);
        raw(RawValue.TRANSPORT_SECTION, 314);
        raw(RawValue.LABEL_SECTION, 316);
        raw(RawValue.UNLABELLED_SECTION, 317);
        kept(RawValue.FRAME_TYPE, 408);
        kept(RawValue.SECTION_OFFSET, 409, 102);
        kept(RawValue.FRAME_SIZE, 312);
        kept(RawValue.SECTION_SIZE, 410, 103);
        for (int i = 0; i < PacketSection.MAX_LABELS; i++) {
            raw(LABELS[i], 70 + i);
        }
    }

    /** RFC 7012's address of the exporter, and that of RFC 7119 which a mediator has taken it from: the latter is the device. */
    private void relays() {
        kept(RawValue.EXPORTER, 403, 404);
        add(0, new Target(null, RawValue.EXPORTER, 1, false, true), 130, 131);
    }

    private void value(Field field, int... elements) {
        add(0, new Target(field, null, 0, false, false), elements);
    }

    /** As {@link #value}, for fields in which 0 says that the exporter does not know. */
    private void known(Field field, int... elements) {
        add(0, new Target(field, null, 0, true, false), elements);
    }

    private void fallback(Field field, int... elements) {
        add(
                0,
                new Target(field, null, 1, field != Field.SOURCE_BYTES && field != Field.SOURCE_PACKETS, false),
                elements);
    }

    /** As {@link #raw}, for values that say something by themselves. */
    private void kept(RawValue raw, int... elements) {
        add(0, new Target(null, raw, 0, false, true), elements);
    }

    private void reverse(Field field, int rank, int element) {
        add(ElementRegistry.REVERSE, new Target(field, null, rank, false, false), element);
    }

    private void raw(RawValue raw, int... elements) {
        add(0, new Target(null, raw, 0, false, false), elements);
    }

    private void add(int enterprise, Target target, int... elements) {
        for (int element : elements) {
            targets.put(key(enterprise, element), target);
        }
    }

    private static long key(int enterprise, int element) {
        return (long) enterprise << 32 | element;
    }

    /** What an element feeds, or null. */
    @Nullable
    Target target(int enterprise, int element) {
        return targets.get(key(enterprise, element));
    }

    /** Whether an element says nothing that is worth keeping. */
    boolean ignored(int enterprise, int element) {
        return enterprise == 0 && padding.contains(element);
    }
}
