/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.conversation.ConversationSettings;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.AttackOrder;
import io.flowhound.simulate.HistoryParameters;
import io.flowhound.simulate.Labels;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.NetworkHistory;
import io.flowhound.simulate.SimulatedDatagram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Some days of the simulated office as the documents that the collector makes of its exports, a document a conversation, with attacks and
 * decoys of every kind at the end.
 */
public final class OfficeFlows {
    private static final String CREATED = "created";

    private final NetworkHistory history;
    private final List<ObjectNode> documents;

    /** The days before a time; see {@link HistoryParameters#attacksFrom}. */
    public OfficeFlows(Instant end, int days) {
        history = new NetworkHistory(
                HistoryParameters.of(5, end, days).withFlowsPerDay(20).withAttacks(AttackOrder.parse("all")));
        documents = decode(history);
    }

    private static List<ObjectNode> decode(NetworkHistory history) {
        DecodingKit kit = DecodingKit.merging(Profile.LEAN, ConversationSettings.DEFAULT);
        try {
            history.datagrams(datagram -> decode(kit, history, datagram));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return kit.flush().stream().map(document -> (ObjectNode) document).toList();
    }

    private static void decode(DecodingKit kit, NetworkHistory history, SimulatedDatagram datagram) throws IOException {
        String address = history.exporters().get(datagram.exporter()).captureAddress();
        int exporter =
                ByteBuffer.wrap(InetAddress.getByName(address).getAddress()).getInt();
        kit.later(datagram.exportTime().toEpochMilli() - DecodingKit.ARRIVAL)
                .decodeFrom(exporter, 2055, datagram.payload());
    }

    /** In the order of their arrival. */
    public List<ObjectNode> documents() {
        return documents;
    }

    /** The same documents, each arriving up to some minutes later. */
    public List<ObjectNode> shuffled(long seed, int minutes) {
        Random random = new Random(seed);
        return documents.stream()
                .map(document -> {
                    ObjectNode late = document.deepCopy();
                    long arrival = arrival(document) + random.nextInt(minutes * 60_000);
                    late.withObject("/event")
                            .put(CREATED, Instant.ofEpochMilli(arrival).toString());
                    return late;
                })
                .toList();
    }

    /** When a document says that it arrived, milliseconds since 1970. */
    public static long arrival(ObjectNode document) {
        return Instant.parse(document.path("event").path(CREATED).asText()).toEpochMilli();
    }

    /** The log lines of the same days. */
    public SimulatedLogs logs(LogParameters parameters) {
        return SimulatedLogs.of(history, parameters);
    }

    /** What is to be found in them, and what not. */
    public Labels labels() {
        return history.labels();
    }
}
