/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.simulate.DatagramReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SimulatedNetworkTest {
    @SuppressWarnings("unused") // the source of the tests below
    static final List<String> FILES = Networks.NAMES;

    private static final int OPTIONS_TEMPLATE = 260;

    @TempDir
    Path folder;

    /** Datagrams as told, and what was true. */
    private record Played(
            List<DatagramReader.Message> messages, List<Instant> arrivals, List<JsonNode> truth, String digest) {
        JsonNode summary() {
            return truth.getLast().path("summary");
        }

        List<JsonNode> conversations() {
            return truth.subList(0, truth.size() - 1);
        }
    }

    private Played play(NetworkFile file) throws Exception {
        SimulatedNetwork network = new SimulatedNetwork(file, file.begin());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Map<Integer, DatagramReader> readers = new HashMap<>();
        List<DatagramReader.Message> messages = new ArrayList<>();
        List<Instant> arrivals = new ArrayList<>();
        network.play((exporter, arrival, payload) -> {
            digest.update((exporter + " " + arrival).getBytes(StandardCharsets.UTF_8));
            digest.update(payload);
            messages.add(readers.computeIfAbsent(exporter, any -> new DatagramReader())
                    .read(payload));
            arrivals.add(arrival);
        });
        Path truth = folder.resolve("truth.jsonl");
        network.writeTruth(truth);
        digest.update(Files.readAllBytes(truth));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(truth)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return new Played(messages, arrivals, lines, HexFormat.of().formatHex(digest.digest()));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void play_sameFile_sameBytes(String name) throws Exception {
        NetworkFile file = NetworkFile.read(Networks.file(name));
        assertThat(play(file).digest).isEqualTo(play(file).digest);
    }

    @Test
    void play_anotherSeed_otherBytes() throws Exception {
        assertThat(play(Networks.of(folder, "{seed: 1, conversations: 100}")).digest)
                .isNotEqualTo(play(Networks.of(folder, "{seed: 2, conversations: 100}")).digest);
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void play_sequenceNumbers_haveNoGap_andArrivalsGoOn(String name) throws Exception {
        Played played = play(NetworkFile.read(Networks.file(name)));
        Map<Long, Long> expected = new HashMap<>();
        long records = 0;
        for (DatagramReader.Message message : played.messages) {
            assertThat(message.sequence()).isEqualTo(expected.getOrDefault(message.domain(), 0L));
            long step = message.version() == 9 ? 1 : message.rows().size();
            expected.merge(message.domain(), step, Long::sum);
            records += message.rows().stream()
                    .filter(row -> row.template() != OPTIONS_TEMPLATE)
                    .count();
        }
        assertThat(records).isEqualTo(played.summary().path("records").asLong());
        assertThat(played.arrivals).isSorted();
    }

    /** Every router is its own meter: what one without sampling told of a conversation is all that passed it. */
    @ParameterizedTest
    @FieldSource("FILES")
    void play_unsampledExporter_toldExactlyTheTruth(String networkName) throws Exception {
        NetworkFile file = NetworkFile.read(Networks.file(networkName));
        Map<String, ExporterSetting> settings = new HashMap<>();
        file.exporters().forEach(exporter -> settings.put(exporter.name(), exporter));
        int compared = 0;
        for (JsonNode conversation : play(file).conversations()) {
            for (JsonNode told : conversation.path("exporters")) {
                String name = told.path("name").asText();
                ExporterSetting exporter = Objects.requireNonNull(settings.get(name));
                if (exporter.sampling().rate() == 1 && !conversation.has("shares_records_with")) {
                    int times = exporter.metering() == ExporterSetting.Metering.BOTH ? 2 : 1;
                    compared += compare(conversation, told, times);
                }
            }
        }
        assertThat(compared).isGreaterThan(2000);
    }

    private static int compare(JsonNode conversation, JsonNode told, int times) {
        int compared = 0;
        if (told.path("forth_records").asInt() > 0) {
            assertThat(told.path("forth_bytes").asLong())
                    .as("%s", conversation)
                    .isEqualTo(times * conversation.at("/client/bytes").asLong());
            compared++;
        }
        if (told.path("back_records").asInt() > 0) {
            assertThat(told.path("back_bytes").asLong())
                    .as("%s", conversation)
                    .isEqualTo(times * conversation.at("/server/bytes").asLong());
            compared++;
        }
        return compared;
    }

    /** The records on the wire, not what the routers remember of them. */
    @Test
    void play_bytesOnTheWire_areThoseOfTheTruth() throws Exception {
        Played played = play(NetworkFile.read(Networks.file("home")));
        long told = 0;
        for (DatagramReader.Message message : played.messages) {
            for (DatagramReader.Row row : message.rows()) {
                told += row.number(1);
            }
        }
        long truth = 0;
        for (JsonNode each : played.conversations()) {
            truth +=
                    each.at("/client/bytes").asLong() + each.at("/server/bytes").asLong();
        }
        assertThat(told).isEqualTo(truth);
    }

    @Test
    void play_everyKindAndOutcome_comes() throws Exception {
        Set<String> kinds = new HashSet<>();
        Set<String> outcomes = new HashSet<>();
        for (JsonNode each : play(NetworkFile.read(Networks.file("home"))).conversations()) {
            kinds.add(each.path("kind").asText());
            outcomes.add(each.path("outcome").asText());
        }
        for (Kind kind : Kind.values()) {
            assertThat(kinds).contains(kind.label());
        }
        assertThat(outcomes).contains("attempted", "refused", "established", "reset", "backscatter");
    }

    @Test
    void play_asymmetricPaths_areInTheTruth() throws Exception {
        List<JsonNode> conversations =
                play(NetworkFile.read(Networks.file("asymmetric"))).conversations();
        assertThat(conversations)
                .filteredOn(each -> each.at("/client/ip").asText().startsWith("10.1.")
                        && each.at("/server/ip").asText().startsWith("10.2."))
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.path("forth").toString()).isEqualTo("[\"branch-router\",\"left\"]");
                    assertThat(each.path("back").toString()).isEqualTo("[\"right\",\"branch-router\"]");
                });
    }

    @Test
    void play_translated_keepsOrChangesPorts_andNeverSharesOutside() throws Exception {
        Set<String> outside = new HashSet<>();
        int kept = 0;
        for (JsonNode each : play(NetworkFile.read(Networks.file("nat"))).conversations()) {
            boolean home = each.at("/client/ip").asText().startsWith("192.168.1.");
            assertThat(each.at("/nat/ip").asText()).startsWith(home ? "203.0.113.5" : "203.0.113.8");
            boolean same = each.at("/nat/port").equals(each.at("/client/port"));
            kept += same ? 1 : 0;
            String key = each.path("protocol") + " " + each.path("nat") + " " + each.at("/server/ip") + " "
                    + each.at("/server/port");
            boolean again = each.path("kind").asText().equals("reuse")
                    || each.path("kind").asText().equals("ping");
            assertThat(outside.add(key) || again).as("%s", each).isTrue();
        }
        assertThat(kept).isGreaterThan(500);
    }

    @Test
    void play_reuse_isTwoConnectionsWithOneTuple() throws Exception {
        Map<String, Integer> tuples = new HashMap<>();
        for (JsonNode each : play(NetworkFile.read(Networks.file("home"))).conversations()) {
            if (each.path("kind").asText().equals("reuse")) {
                tuples.merge(
                        each.at("/client/ip") + " " + each.at("/client/port") + each.at("/server/ip"), 1, Integer::sum);
            }
        }
        assertThat(tuples.values()).isNotEmpty().allMatch(number -> number == 2);
    }
}
