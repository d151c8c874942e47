/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.threat.Listed;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import org.jspecify.annotations.Nullable;

/** Adds to a flow what threat lists say of its sides, where {@link ThreatRule} finds that worth telling. Allocates nothing. */
final class ThreatFields {
    private final ThreatRule rule = new ThreatRule();
    private final Masking masking;

    /** @param masking what is stored of addresses: entries of lists must not give away more */
    ThreatFields(Masking masking) {
        this.masking = masking;
    }

    /** Adds it; to be called before addresses are masked. */
    void put(FlowRecord flow, Place source, Place destination) {
        Listed client = source.listed();
        Listed server = destination.listed();
        if (client == null && server == null) {
            return;
        }
        client = client != null && rule.countsClient(flow) ? client : null;
        server = server != null && rule.countsServer(flow, source.internal()) ? server : null;
        if (client != null || server != null) {
            enrichments(flow, client, server);
            feeds(flow, client, server);
        }
    }

    private void enrichments(FlowRecord flow, @Nullable Listed client, @Nullable Listed server) {
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put('[');
        if (client != null) {
            write(client, true, flow.addressHigh(Field.SOURCE_IP), flow.addressLow(Field.SOURCE_IP), text);
        }
        if (server != null) {
            if (client != null) {
                text.put(',');
            }
            write(server, false, flow.addressHigh(Field.DESTINATION_IP), flow.addressLow(Field.DESTINATION_IP), text);
        }
        text.put(']');
        flow.endText(Field.THREAT_ENRICHMENTS, start);
    }

    private void write(Listed listed, boolean client, long high, long low, JsonBuffer to) {
        boolean masked = masking.isOn() && masking.covers(high, low);
        if (masked) {
            listed.writeEnrichments(to, client, masking.high(), masking.low(), false);
        } else {
            listed.writeEnrichments(to, client, high, low, true);
        }
        listed.count();
    }

    private static void feeds(FlowRecord flow, @Nullable Listed client, @Nullable Listed server) {
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put('[');
        if (client != null) {
            client.writeFeeds(text);
        }
        if (server != null) {
            if (client == null) {
                server.writeFeeds(text);
            } else {
                server.writeFurtherFeeds(text, client);
            }
        }
        text.put(']');
        flow.endText(Field.FLOW_THREAT_FEED, start);
    }
}
