/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.simulate.ExportProtocol;
import io.flowhound.simulate.ExporterInfo;
import io.flowhound.simulate.HistoryParameters;
import io.flowhound.simulate.Labels;
import io.flowhound.simulate.LogTruth;
import io.flowhound.simulate.NetworkHistory;
import io.flowhound.simulate.Pivot;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.Summary;
import io.flowhound.simulate.Tally;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says as one JSON object what was simulated. */
final class SimulationJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private SimulationJson() {}

    static ObjectNode of(Simulation simulation) {
        SimulationParameters parameters = simulation.parameters();
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("seed", parameters.seed());
        root.put("start", TIME.format(parameters.start()));
        root.put("minutes", parameters.window().toMinutes());
        simulation.localNetworks().forEach(root.putArray("local_networks")::add);
        put(root, simulation.summary(), simulation.exporters());
        ArrayNode pivots = root.putArray("pivots");
        for (Pivot pivot : simulation.pivots()) {
            put(pivots.addObject().putArray("legs"), pivot.legs());
        }
        return root;
    }

    static ObjectNode of(NetworkHistory history, Summary summary) {
        HistoryParameters parameters = history.parameters();
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("seed", parameters.seed());
        root.put("start", TIME.format(parameters.start()));
        root.put("end", TIME.format(parameters.end()));
        root.put("days", parameters.days());
        history.localNetworks().forEach(root.putArray("local_networks")::add);
        put(root, summary, history.exporters());
        ArrayNode pivots = root.putArray("pivots");
        for (Labels.Chain chain : history.labels().chains()) {
            put(pivots.addObject().putArray("legs"), chain.legs());
        }
        return root;
    }

    /** Adds how many log lines there were, where any were asked for. */
    static ObjectNode with(ObjectNode root, @Nullable LogTruth logs) {
        if (logs != null) {
            ObjectNode node = root.putObject("syslog");
            node.put("lines", logs.lines());
            node.put("lost", logs.lost());
            ObjectNode kinds = node.putObject("kinds");
            logs.byKind().forEach(kinds::put);
            ObjectNode hosts = node.putObject("hosts");
            logs.hosts().stream().filter(LogTruth.OfHost::logs).forEach(host -> hosts.put(host.name(), host.lines()));
            node.put("silent_hosts", logs.hosts().size() - hosts.size());
        }
        return root;
    }

    private static void put(ObjectNode root, Summary summary, List<ExporterInfo> infos) {
        put(root.putObject("total"), summary.total());
        ObjectNode protocols = root.putObject("protocols");
        for (Map.Entry<ExportProtocol, Tally> protocol : summary.byProtocol().entrySet()) {
            put(protocols.putObject(protocol.getKey().label()), protocol.getValue());
        }
        ArrayNode exporters = root.putArray("exporters");
        for (int i = 0; i < infos.size(); i++) {
            ExporterInfo exporter = infos.get(i);
            ObjectNode node = exporters.addObject();
            node.put("name", exporter.name());
            node.put("protocol", exporter.protocol().label());
            node.put("domain", exporter.domain());
            put(node, summary.byExporter().get(i));
        }
    }

    private static void put(ObjectNode node, Tally tally) {
        node.put("datagrams", tally.datagrams());
        node.put("flow_records", tally.flowRecords());
        node.put("options_records", tally.optionsRecords());
        node.put("bytes", tally.octets());
        node.put("packets", tally.packets());
    }

    private static void put(ArrayNode array, List<PivotLeg> legs) {
        for (PivotLeg leg : legs) {
            ObjectNode node = array.addObject();
            ObjectNode source = node.putObject("source");
            source.put("ip", leg.source().getHostAddress());
            source.put("port", leg.sourcePort());
            source.put("bytes", leg.octetsToServer());
            ObjectNode destination = node.putObject("destination");
            destination.put("ip", leg.destination().getHostAddress());
            destination.put("port", leg.destinationPort());
            destination.put("bytes", leg.octetsToClient());
            node.put("start", TIME.format(leg.start()));
            node.put("end", TIME.format(leg.end()));
        }
    }
}
