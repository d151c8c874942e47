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
    /** What a value feeds: a field or a raw value. */
    record Target(@Nullable Field field, @Nullable RawValue raw, int rank, boolean zeroIsAbsent) {
        boolean same(Target other) {
            return field == other.field && raw == other.raw;
        }
    }

    private final Map<Long, Target> targets = new HashMap<>();
    private final List<Integer> padding = new ArrayList<>();

    ElementMapping() {
        addresses();
        counters();
        layers();
        times();
        sampling();
        names();
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
        known(Field.SOURCE_NAT_IP, 225, 281);
        known(Field.DESTINATION_NAT_IP, 226, 282);
        known(Field.SOURCE_NAT_PORT, 227);
        known(Field.DESTINATION_NAT_PORT, 228);
        known(Field.SOURCE_AS_NUMBER, 16);
        known(Field.DESTINATION_AS_NUMBER, 17);
        known(Field.FLOW_NEXT_HOP, 15, 62);
        fallback(Field.FLOW_NEXT_HOP, 18, 63);
    }

    private void counters() {
        value(Field.SOURCE_BYTES, 1, 231);
        value(Field.SOURCE_PACKETS, 2, 298);
        fallback(Field.SOURCE_BYTES, 85, 23);
        fallback(Field.SOURCE_PACKETS, 86, 24);
        value(Field.DESTINATION_BYTES, 232);
        value(Field.DESTINATION_PACKETS, 299);
        reverse(Field.DESTINATION_BYTES, 0, 1);
        reverse(Field.DESTINATION_PACKETS, 0, 2);
        reverse(Field.DESTINATION_BYTES, 1, 85);
        reverse(Field.DESTINATION_PACKETS, 1, 86);
    }

    private void layers() {
        value(Field.NETWORK_IANA_NUMBER, 4);
        value(Field.NETWORK_APPLICATION, 96);
        value(Field.FLOW_TOS, 5);
        known(Field.NETWORK_VLAN_ID, 58);
        fallback(Field.NETWORK_VLAN_ID, 243);
        known(Field.OBSERVER_INGRESS_INTERFACE_ID, 10);
        known(Field.OBSERVER_EGRESS_INTERFACE_ID, 14);
        fallback(Field.OBSERVER_INGRESS_INTERFACE_ID, 252);
        fallback(Field.OBSERVER_EGRESS_INTERFACE_ID, 253);
        raw(RawValue.TCP_FLAGS, 6);
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
        raw(RawValue.START_NTP, 156, 154);
        raw(RawValue.END_NTP, 157, 155);
        raw(RawValue.START_DELTA, 158);
        raw(RawValue.END_DELTA, 159);
        raw(RawValue.SYSTEM_INIT_MILLIS, 160);
        raw(RawValue.DURATION_MILLIS, 161);
        raw(RawValue.DURATION_MICROS, 162);
        raw(RawValue.EVENT_MILLIS, 323);
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

    private void value(Field field, int... elements) {
        add(0, new Target(field, null, 0, false), elements);
    }

    /** As {@link #value}, for fields in which 0 says that the exporter does not know. */
    private void known(Field field, int... elements) {
        add(0, new Target(field, null, 0, true), elements);
    }

    private void fallback(Field field, int... elements) {
        add(0, new Target(field, null, 1, field != Field.SOURCE_BYTES && field != Field.SOURCE_PACKETS), elements);
    }

    private void reverse(Field field, int rank, int element) {
        add(ElementRegistry.REVERSE, new Target(field, null, rank, false), element);
    }

    private void raw(RawValue raw, int... elements) {
        add(0, new Target(null, raw, 0, false), elements);
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
