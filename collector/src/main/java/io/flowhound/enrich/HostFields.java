/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds to flows what {@link HostNames} knows of their hosts: identity and name of both sides. Allocates nothing. */
final class HostFields {
    private final HostNames names;
    private final boolean named;

    HostFields(HostNames names, Profile profile) {
        this.names = names;
        this.named = Field.SOURCE_DOMAIN.profile().compareTo(profile) <= 0;
    }

    /** Adds them to both sides. */
    void put(FlowRecord flow) {
        put(flow, true, true);
    }

    /** Adds them to the sides that may be named. */
    void put(FlowRecord flow, boolean nameSource, boolean nameDestination) {
        if (names.isEmpty()) {
            return;
        }
        byte[] source = nameSource ? put(flow, Field.SOURCE_IP, Field.FLOW_SOURCE_ID, Field.SOURCE_DOMAIN) : null;
        byte[] destination = nameDestination
                ? put(flow, Field.DESTINATION_IP, Field.FLOW_DESTINATION_ID, Field.DESTINATION_DOMAIN)
                : null;
        if (source != null || destination != null) {
            related(flow, source, destination);
        }
    }

    /** Returns the name, or null. A flow is of whoever had the address when it ended, even if it is told later. */
    private byte @Nullable [] put(FlowRecord flow, Field address, Field id, Field domain) {
        if (!flow.has(address)) {
            return null;
        }
        long high = flow.addressHigh(address);
        long low = flow.addressLow(address);
        long time = flow.number(Field.TIMESTAMP);
        Lease lease = names.leaseAt(high, low, time);
        byte[] name = null;
        if (lease != null) {
            flow.putJson(id, lease.id());
            name = lease.nameJson();
        }
        if (!named) {
            return null;
        }
        if (name == null) {
            name = names.answerAt(high, low, time);
        }
        if (name == null) {
            name = names.reverse(high, low);
        }
        if (name != null) {
            flow.putJson(domain, name);
        }
        return name;
    }

    private static void related(FlowRecord flow, byte @Nullable [] source, byte @Nullable [] destination) {
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put('[');
        if (source != null) {
            text.put(source);
        }
        if (destination != null && (source == null || !Arrays.equals(source, destination))) {
            if (source != null) {
                text.put(',');
            }
            text.put(destination);
        }
        text.put(']');
        flow.endText(Field.RELATED_HOSTS, start);
    }
}
