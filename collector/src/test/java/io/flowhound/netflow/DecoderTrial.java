/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Decodes datagrams that nobody vouches for and asserts what must hold whatever they are: documents are JSON (the kit
 * parses each) and no more than there are octets; memory is bounded by what was sent; an innocent exporter notices
 * nothing; decoding again gives the same; a decoder that goes on from the saved state gives the same.
 */
final class DecoderTrial {
    private static final int HOSTILE = 0xC633_6401; // 198.51.100.1, and those behind it
    private static final int INNOCENT = 0xC000_024D; // 192.0.2.77
    private static final int PORT = 2055;
    /** A document of the full profile in which nothing was set, rounded up. */
    private static final int BARE_DOCUMENT = 2000;
    /** The longest that an octet becomes: a value of one octet under the name of an unknown element. */
    private static final int JSON_PER_OCTET = 100;

    private static final int STATE_PER_OCTET = 64;
    private static final int EMPTY_STATE = 4096;

    private static final TemplateSpec TEMPLATE =
            TemplateSpec.of(256, FieldSpec.of(8, 4), FieldSpec.of(12, 4), FieldSpec.of(1, 4), FieldSpec.variable(82));

    /** Makes the kits; decodes nothing itself. */
    private static final DecodingKit KITS = DecodingKit.plain();

    private final List<Sent> datagrams = new ArrayList<>();
    private long octets;

    private record Sent(int exporter, byte[] octets) {}

    /** A datagram of one of a few exporters whom nobody trusts. */
    DecoderTrial add(int exporter, byte[] datagram) {
        datagrams.add(new Sent(HOSTILE + (exporter & 3), datagram));
        octets += datagram.length;
        return this;
    }

    /** Datagrams of one exporter. */
    DecoderTrial addAll(List<byte[]> all) {
        all.forEach(datagram -> add(0, datagram));
        return this;
    }

    /** Decodes all in several ways, and asserts. */
    void hold() {
        quietly(this::holdAll);
    }

    /** Runs without logging, which would cost more than all the rest. */
    static void quietly(Runnable trial) {
        Logger log = (Logger) LoggerFactory.getLogger("io.flowhound");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            trial.run();
        } finally {
            log.setLevel(before);
        }
    }

    private void holdAll() {
        DecodingKit kit = KITS.another();
        List<JsonNode> before = innocent(kit, true);
        List<JsonNode> documents = decode(kit, 0, datagrams.size());
        assertThat(innocent(kit, false)).as("another exporter's flows").isEqualTo(before);
        assertBounded(kit, documents);
        assertRepeatable(documents);
    }

    private List<JsonNode> decode(DecodingKit kit, int from, int to) {
        for (Sent sent : datagrams.subList(from, to)) {
            kit.decodeFrom(sent.exporter, PORT, sent.octets);
        }
        return kit.decode();
    }

    /** What an exporter that has template ids and domain in common with everybody sends meanwhile. */
    private static List<JsonNode> innocent(DecodingKit kit, boolean withTemplate) {
        for (ExportMessage message : List.of(ExportMessage.v9(), ExportMessage.ipfix())) {
            message.exportTime(DecodingKit.ARRIVAL / 1000);
            if (withTemplate) {
                message.templates(TEMPLATE);
            }
            DataRecord record = new DataRecord(TEMPLATE)
                    .address(8, "192.0.2.7")
                    .address(12, "203.0.113.9")
                    .number(1, 1500)
                    .text(82, "eth0");
            kit.decodeFrom(INNOCENT, PORT, message.data(TEMPLATE, record).toBytes());
        }
        List<JsonNode> documents = kit.decode();
        assertThat(documents).hasSize(2);
        return documents;
    }

    private void assertBounded(DecodingKit kit, List<JsonNode> documents) {
        assertThat((long) documents.size()).as("documents").isLessThanOrEqualTo(octets);
        long json =
                documents.stream().mapToLong(node -> node.toString().length()).sum();
        assertThat(json)
                .as("octets of documents")
                .isLessThanOrEqualTo((long) BARE_DOCUMENT * documents.size() + JSON_PER_OCTET * octets);
        assertThat((long) kit.decoder().state().length)
                .as("octets of state")
                .isLessThanOrEqualTo(EMPTY_STATE + STATE_PER_OCTET * octets);
        assertThat(kit.decoder().report()).hasSizeLessThanOrEqualTo(datagrams.size() + 2);
    }

    /** The same once more, and the collector is restarted in the middle. */
    private void assertRepeatable(List<JsonNode> documents) {
        int middle = datagrams.size() / 2;
        DecodingKit first = KITS.another();
        innocent(first, true);
        List<JsonNode> both = new ArrayList<>(decode(first, 0, middle));
        byte[] state = first.decoder().state();

        DecodingKit second = first.restarted(state);
        // What was set back to nothing need not be saved again.
        assertThat(second.decoder().state().length)
                .as("octets of state after restore")
                .isLessThanOrEqualTo(state.length);
        both.addAll(decode(second, middle, datagrams.size()));
        assertThat(both).as("documents with a restart in between").isEqualTo(documents);
    }
}
