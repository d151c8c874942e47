/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.simulate.Octets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/** Plays the network of a file, packet by packet, once. Not safe for use by several threads. */
public final class SimulatedNetwork {
    private static final long SCAN_MICROS = 1_000_000;
    private static final int FIRST_ADDRESS = 11;

    private final NetworkFile file;
    private final Instant start;
    private final Outbox outbox = new Outbox();
    private final List<Router> routers;
    private final List<Conversation> conversations;

    /** Where datagrams go. */
    public interface Sink {
        /** Takes one; {@code exporter} counts from 0, {@code arrival} is by the collector's clock. */
        void take(int exporter, Instant arrival, byte[] payload) throws IOException, InterruptedException;
    }

    /** Lays the network out; its time begins at {@code start}. */
    public SimulatedNetwork(NetworkFile file, Instant start) {
        this.file = file;
        this.start = Instant.ofEpochMilli(start.toEpochMilli());
        this.routers = Router.all(file, this.start, outbox);
        List<Site> sites = new ArrayList<>();
        for (SiteSetting site : file.sitesOrDefault()) {
            sites.add(Site.of(sites.size(), site));
        }
        Topology topology = new Topology(sites, routers, file.paths());
        this.conversations = new Story(file, topology, routers).conversations();
    }

    /** The IPv4 addresses from which exporters send, in their order. */
    public List<byte[]> addresses() {
        List<byte[]> addresses = new ArrayList<>();
        for (Router router : routers) {
            String given = router.setting().address();
            addresses.add(Octets.address(given == null ? "192.0.2." + (FIRST_ADDRESS + router.index()) : given));
        }
        return addresses;
    }

    /** Plays it all: conversations, and on until every flow is told. */
    public void play(Sink sink) throws IOException, InterruptedException {
        PriorityQueue<Conversation> open = new PriorityQueue<>(
                Comparator.comparingLong(Conversation::nextTime).thenComparingInt(Conversation::id));
        int begun = 0;
        long second = SCAN_MICROS;
        while (begun < conversations.size() || !open.isEmpty() || !isQuiet()) {
            while (begun < conversations.size() && conversations.get(begun).start() < second) {
                Conversation next = conversations.get(begun);
                next.begin(file.seed(), file.mix());
                open.add(next);
                begun++;
            }
            send(open, second);
            for (Router router : routers) {
                router.scan(second);
            }
            deliver(sink, second);
            second += SCAN_MICROS;
        }
        deliver(sink, Long.MAX_VALUE);
    }

    private static void send(PriorityQueue<Conversation> open, long until) {
        Conversation first = open.peek();
        while (first != null && first.nextTime() < until) {
            open.remove();
            if (first.send()) {
                open.add(first);
            }
            first = open.peek();
        }
    }

    private boolean isQuiet() {
        return routers.stream().allMatch(Router::isEmpty);
    }

    private void deliver(Sink sink, long until) throws IOException, InterruptedException {
        Outbox.Sent next = outbox.before(until);
        while (next != null) {
            sink.take(next.exporter(), start.plus(Duration.ofNanos(next.time() * 1000)), next.payload());
            next = outbox.before(until);
        }
    }

    /** Writes what happened, when it has been played; {@code docs/simulate.md} has the format. */
    public void writeTruth(Path truth) throws IOException {
        new NetworkTruth(start).write(truth, conversations, summary());
    }

    /** How much was sent, when it has been played. */
    public ObjectNode summary() {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("seed", file.seed()).put("start", start.toString()).put("conversations", conversations.size());
        long records = 0;
        long datagrams = 0;
        ArrayNode exporters = node.putArray("exporters");
        List<byte[]> addresses = addresses();
        for (Router router : routers) {
            ExportCount count = router.export().count();
            records += count.records();
            datagrams += count.datagrams();
            ObjectNode exporter =
                    exporters.addObject().put("name", router.setting().name());
            exporter.put("ip", FlowKey.text(addresses.get(router.index())));
            exporter.put("protocol", router.setting().protocol().name().toLowerCase(Locale.ROOT));
            exporter.put("rate", router.setting().sampling().rate());
            exporter.put("records", count.records()).put("options_records", count.optionsRecords());
            exporter.put("datagrams", count.datagrams()).put("octets", count.octets());
        }
        return node.put("records", records).put("datagrams", datagrams);
    }
}
