/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.query.Seen;
import io.flowhound.pivot.query.Subnet;
import io.flowhound.pivot.query.SubnetPair;
import io.flowhound.pivot.report.SeenNetworks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was seen between our networks, as reports and other programs take it. */
final class CoverageViews {
    private static final int MOST_UNSEEN = 10_000;

    private CoverageViews() {}

    /** For reports. */
    static SeenNetworks of(Seen seen, long from, long to) {
        List<SeenNetworks.Network> networks = new ArrayList<>();
        seen.subnets().forEach((subnet, flows) -> networks.add(new SeenNetworks.Network(subnet.toString(), flows)));
        List<SeenNetworks.Pair> pairs = new ArrayList<>();
        seen.pairs().forEach((pair, flows) -> pairs.add(pair(pair, flows)));
        List<SeenNetworks.Pair> blind = new ArrayList<>();
        for (Subnet inside : seen.insideUnseen()) {
            blind.add(new SeenNetworks.Pair(inside.toString(), inside.toString(), 0));
        }
        seen.unseen(MOST_UNSEEN).forEach(pair -> blind.add(pair(pair, 0)));
        List<SeenNetworks.Exporter> exporters = new ArrayList<>();
        seen.exporterFlows()
                .forEach((address, flows) -> exporters.add(new SeenNetworks.Exporter(address, null, flows)));
        return new SeenNetworks(from, to, networks, pairs, blind, exporters);
    }

    private static SeenNetworks.Pair pair(SubnetPair pair, long flows) {
        return new SeenNetworks.Pair(pair.first().toString(), pair.second().toString(), flows);
    }

    /** For other programs. */
    static ObjectNode json(SeenNetworks seen) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("from", Instant.ofEpochMilli(seen.from()).toString());
        json.put("to", Instant.ofEpochMilli(seen.to()).toString());
        ArrayNode networks = json.putArray("networks");
        seen.networks()
                .forEach(network ->
                        networks.addObject().put("network", network.name()).put("flows", network.flows()));
        pairs(json.putArray("seen"), seen.seen());
        pairs(json.putArray("blind"), seen.blind());
        ArrayNode exporters = json.putArray("exporters");
        seen.exporters()
                .forEach(exporter ->
                        exporters.addObject().put("address", exporter.address()).put("flows", exporter.flows()));
        return json;
    }

    private static void pairs(ArrayNode to, List<SeenNetworks.Pair> pairs) {
        pairs.forEach(
                pair -> to.addObject().put("a", pair.a()).put("b", pair.b()).put("flows", pair.flows()));
    }
}
