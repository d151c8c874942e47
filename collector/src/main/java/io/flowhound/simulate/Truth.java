/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened in a simulation, for judging a detector by it.
 *
 * @param start when the first flow may begin
 * @param baselineUntil up to when there are no attacks, so that a detector can learn
 * @param until when the last flow has ended
 * @param hosts how many hosts the network has
 */
public record Truth(Instant start, Instant baselineUntil, Instant until, int hosts, Labels labels) {
    private static final int CLOCK_SKEW_SECONDS = 5;
    private static final int NESTING_SECONDS = 120;

    /**
     * Writes it as one JSON object: {@code start}, {@code baseline_until} and {@code until} in milliseconds since 1970,
     * {@code chains} and {@code decoys} with their logins as edges, in {@code params} what the kinds of attack mean, and
     * in {@code traffic} all that a collector should store.
     */
    public void write(Path file, TrafficTruth traffic) throws IOException {
        write(file, traffic, null);
    }

    /** The same; {@code logs} gets what is true of the log lines, and each login who it was, where lines were asked for. */
    public void write(Path file, TrafficTruth traffic, @Nullable LogTruth logs) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("start", start.toEpochMilli());
        root.put("baseline_until", baselineUntil.toEpochMilli());
        root.put("until", until.toEpochMilli());
        root.put("hosts", hosts);
        putParameters(root.putObject("params"));
        ArrayNode chains = root.putArray("chains");
        labels.chains().forEach(chain -> put(chains.addObject(), chain, logs));
        ArrayNode decoys = root.putArray("decoys");
        for (Labels.Decoy decoy : labels.decoys()) {
            ObjectNode node = decoys.addObject().put("id", decoy.id()).put("kind", decoy.kind());
            put(node.putArray("edges"), decoy.legs(), logs);
        }
        // Which ways of developers and administrators are new depends on how long a detector has learned: none is
        // labelled.
        root.putArray("legit_novel_chains");
        TrafficJson.put(root.putObject("traffic"), traffic);
        if (logs != null) {
            LogJson.put(root.putObject("logs"), logs);
        }
        Files.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static void putParameters(ObjectNode node) {
        node.put("epsilon_s", SlowClosedAttack.LONGEST_GAP / 1000);
        node.put("skew_tolerance_s", CLOCK_SKEW_SECONDS);
        node.put("nest_delta_s", NESTING_SECONDS);
        ObjectNode ports = node.putObject("ports");
        ports.put("ssh", LoginService.SSH.port);
        ports.put("rdp", LoginService.RDP.port);
        ports.put("winrm", LoginService.WINRM.port);
        ports.put("winrms", LoginService.WINRM_TLS.port);
    }

    private static void put(ObjectNode node, Labels.Chain chain, @Nullable LogTruth logs) {
        node.put("id", chain.id());
        node.put("campaign", chain.campaign());
        node.put("kind", chain.kind());
        node.put("pivots", chain.legs().size() - 1);
        ArrayNode nodes = node.putArray("nodes");
        nodes.add(chain.legs().getFirst().source().getHostAddress());
        chain.legs().forEach(leg -> nodes.add(leg.destination().getHostAddress()));
        put(node.putArray("edges"), chain.legs(), logs);
        put(node.putArray("allowed_extra"), chain.allowedExtra(), logs);
    }

    private static void put(ArrayNode edges, List<PivotLeg> legs, @Nullable LogTruth logs) {
        for (PivotLeg leg : legs) {
            ObjectNode edge = edges.addObject();
            edge.put("src", leg.source().getHostAddress());
            edge.put("dst", leg.destination().getHostAddress());
            edge.put("sport", leg.sourcePort());
            edge.put("dport", leg.destinationPort());
            edge.put("start", leg.start().toEpochMilli());
            edge.put("end", leg.end().toEpochMilli());
            LoginTruth login = logs == null ? null : logs.of(leg);
            if (login != null) {
                LogJson.put(edge.putObject("login"), login);
            }
        }
    }
}
