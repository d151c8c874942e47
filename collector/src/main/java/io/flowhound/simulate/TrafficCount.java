/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts flow records into a {@link TrafficTruth}. What it takes grows with the conversations, not with the records. */
final class TrafficCount {
    private record Key(int exporter, InetAddress client, InetAddress server, int serverPort, int protocol) {}

    private static final class Ways {
        private Volume toServer = Volume.NOTHING;
        private Volume toClient = Volume.NOTHING;
    }

    private final List<ExporterInfo> exporters;
    private final List<Volume> byExporter;
    private final Map<Key, Ways> conversations = new LinkedHashMap<>();

    TrafficCount(List<ExporterInfo> exporters) {
        this.exporters = exporters;
        this.byExporter = new ArrayList<>(Collections.nCopies(exporters.size(), Volume.NOTHING));
    }

    void add(SimulatedFlow flow) {
        Volume volume = Volume.of(flow);
        byExporter.set(flow.exporter(), byExporter.get(flow.exporter()).plus(volume));
        Key key = new Key(flow.exporter(), flow.client(), flow.server(), flow.serverPort(), flow.protocol());
        Ways ways = conversations.computeIfAbsent(key, unused -> new Ways());
        if (flow.fromClient()) {
            ways.toServer = ways.toServer.plus(volume);
        } else {
            ways.toClient = ways.toClient.plus(volume);
        }
    }

    /** All that was counted. */
    TrafficTruth truth() {
        List<TrafficTruth.OfExporter> told = new ArrayList<>();
        Map<ExportProtocol, Volume> byProtocol = new EnumMap<>(ExportProtocol.class);
        for (int i = 0; i < exporters.size(); i++) {
            told.add(new TrafficTruth.OfExporter(exporters.get(i), byExporter.get(i)));
            byProtocol.merge(exporters.get(i).protocol(), byExporter.get(i), Volume::plus);
        }
        Volume total = byExporter.stream().reduce(Volume.NOTHING, Volume::plus);
        return new TrafficTruth(total, told, Collections.unmodifiableMap(byProtocol), conversations());
    }

    /** Equals stay in the order in which they came, so that equal simulations give equal lists. */
    private List<TrafficTruth.Conversation> conversations() {
        List<TrafficTruth.Conversation> list = new ArrayList<>();
        conversations.forEach((key, ways) -> list.add(new TrafficTruth.Conversation(
                key.exporter, key.client, key.server, key.serverPort, key.protocol, ways.toServer, ways.toClient)));
        list.sort(Comparator.<TrafficTruth.Conversation>comparingLong(
                        conversation -> conversation.total().octets())
                .reversed());
        return list;
    }
}
