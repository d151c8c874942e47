/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Exporter;
import io.flowhound.enrich.inventory.Interface;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import org.jspecify.annotations.Nullable;

/** Adds to flows what the inventory says of their exporter and its interfaces, in place of what that told itself. Allocates nothing. */
final class ExporterFields {
    private ExporterFields() {}

    /** Adds it; to be called before addresses are masked. */
    static void put(FlowRecord flow, Inventory inventory) {
        if (inventory.exporters() == 0 || !flow.has(Field.OBSERVER_IP)) {
            return;
        }
        Exporter exporter = inventory.exporter(flow.addressHigh(Field.OBSERVER_IP), flow.addressLow(Field.OBSERVER_IP));
        if (exporter == null) {
            return;
        }
        put(flow, Field.OBSERVER_NAME, exporter.name());
        put(flow, Field.FLOW_EXPORTER_SITE, exporter.site());
        if (flow.has(Field.OBSERVER_INGRESS_INTERFACE_ID)) {
            Interface found = exporter.find(flow.number(Field.OBSERVER_INGRESS_INTERFACE_ID));
            if (found != null) {
                put(flow, Field.OBSERVER_INGRESS_INTERFACE_NAME, found.name());
                put(flow, Field.OBSERVER_INGRESS_INTERFACE_ALIAS, found.alias());
                speed(flow, Field.FLOW_INGRESS_INTERFACE_SPEED, found);
            }
        }
        if (flow.has(Field.OBSERVER_EGRESS_INTERFACE_ID)) {
            Interface found = exporter.find(flow.number(Field.OBSERVER_EGRESS_INTERFACE_ID));
            if (found != null) {
                put(flow, Field.OBSERVER_EGRESS_INTERFACE_NAME, found.name());
                put(flow, Field.OBSERVER_EGRESS_INTERFACE_ALIAS, found.alias());
                speed(flow, Field.FLOW_EGRESS_INTERFACE_SPEED, found);
            }
        }
    }

    private static void put(FlowRecord flow, Field field, byte @Nullable [] text) {
        if (text != null) {
            flow.putJson(field, text);
        }
    }

    private static void speed(FlowRecord flow, Field field, Interface of) {
        if (of.speed() > 0) {
            flow.put(field, of.speed());
        }
    }
}
