/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * The traffic of a simulation as a collector should store it, so that whatever is asked of a database can be computed
 * without one.
 *
 * @param byExporter in the order of the exporters' indices
 * @param byProtocol the protocols that occur, in the order of their versions
 * @param conversations the largest first
 */
public record TrafficTruth(
        Volume total,
        List<OfExporter> byExporter,
        Map<ExportProtocol, Volume> byProtocol,
        List<Conversation> conversations) {
    public TrafficTruth {
        byExporter = List.copyOf(byExporter);
        conversations = List.copyOf(conversations);
    }

    /** What one exporter tells of. */
    public record OfExporter(ExporterInfo exporter, Volume volume) {}

    /**
     * All that a client and one service of a server have sent each other, as one exporter tells it.
     *
     * @param exporter index of the exporter
     * @param client who opened the connections: the source of the documents
     * @param server who was called: the destination of the documents
     * @param serverPort 0 where {@code protocol} has no ports
     * @param protocol number of the IP protocol
     * @param toServer records of this direction, with what they carry
     * @param toClient records of this direction, with what they carry
     */
    public record Conversation(
            int exporter,
            InetAddress client,
            InetAddress server,
            int serverPort,
            int protocol,
            Volume toServer,
            Volume toClient) {
        /** Whether {@code serverPort} says anything. */
        public boolean hasPort() {
            return protocol == Exchange.TCP || protocol == Exchange.UDP;
        }

        /** Both directions. */
        public Volume total() {
            return toServer.plus(toClient);
        }
    }
}
