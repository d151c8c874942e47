/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import org.jspecify.annotations.Nullable;

/** Puts names that an exporter has told in options records into its flows. What the record itself says goes first. */
final class FlowNames {
    private static final long IDS = 1L << RawValue.APPLICATION.ordinal()
            | 1L << RawValue.INGRESS_VRF.ordinal()
            | 1L << RawValue.EGRESS_VRF.ordinal();

    /** Names what is known, and keeps ids that have no field of their own otherwise. */
    void apply(FlowRecord flow, RawValues raw, ExporterState exporter) {
        if (exporter.hasTold()) {
            interfaces(flow, exporter);
        }
        if (raw.hasAny(IDS)) {
            applicationAndVrfs(flow, raw, exporter);
        }
    }

    private static void applicationAndVrfs(FlowRecord flow, RawValues raw, ExporterState exporter) {
        long application = raw.get(RawValue.APPLICATION);
        if (application != 0) {
            put(flow, Field.NETWORK_APPLICATION, exporter.applications().find(application));
        }
        vrf(flow, Field.FLOW_VRF_INGRESS, raw, RawValue.INGRESS_VRF, exporter);
        vrf(flow, Field.FLOW_VRF_EGRESS, raw, RawValue.EGRESS_VRF, exporter);
    }

    private static void interfaces(FlowRecord flow, ExporterState exporter) {
        side(
                flow,
                Field.OBSERVER_INGRESS_INTERFACE_ID,
                Field.OBSERVER_INGRESS_INTERFACE_NAME,
                Field.OBSERVER_INGRESS_INTERFACE_ALIAS,
                exporter);
        side(
                flow,
                Field.OBSERVER_EGRESS_INTERFACE_ID,
                Field.OBSERVER_EGRESS_INTERFACE_NAME,
                Field.OBSERVER_EGRESS_INTERFACE_ALIAS,
                exporter);
    }

    private static void side(FlowRecord flow, Field id, Field name, Field alias, ExporterState exporter) {
        if (flow.has(id)) {
            long number = flow.number(id);
            put(flow, name, exporter.interfaceNames().find(number));
            put(flow, alias, exporter.interfaceAliases().find(number));
        }
    }

    private static void vrf(FlowRecord flow, Field field, RawValues raw, RawValue value, ExporterState exporter) {
        if (!raw.has(value) || flow.has(field)) {
            return;
        }
        long id = raw.get(value);
        byte[] name = exporter.vrfs().find(id);
        if (name != null) {
            flow.putJson(field, name);
        } else if (id != 0) {
            int start = flow.beginText();
            JsonBuffer text = flow.text();
            text.put('"');
            text.unsigned(id);
            text.put('"');
            flow.endText(field, start);
        }
    }

    private static void put(FlowRecord flow, Field field, byte @Nullable [] name) {
        if (name != null && !flow.has(field)) {
            flow.putJson(field, name);
        }
    }
}
