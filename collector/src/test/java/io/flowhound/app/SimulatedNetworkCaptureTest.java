/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.testkit.TruthJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code simulate --network} and {@code simulate --lab} write, read by {@code decode}. */
class SimulatedNetworkCaptureTest {
    private static final Path NETWORKS = Path.of("src/test/resources/io/flowhound/simulate/networks");
    private static final int LAB_RECORDS = 500;

    @TempDir
    Path folder;

    private Path truth() {
        return folder.resolve("truth.jsonl");
    }

    private String capture() {
        return folder.resolve("flows.pcap").toString();
    }

    private CommandRun simulate(Path file) {
        return CommandRun.of("simulate", "--network", "" + file, "--truth", "" + truth(), "--pcap", capture());
    }

    private TruthJudge.Verdict judge(List<JsonNode> documents) throws IOException {
        TruthJudge judge = new TruthJudge(truth());
        documents.forEach(judge::take);
        return judge.verdict();
    }

    /** One exporter that meters each way once: with or without conversations the sums are those of the truth. */
    @Test
    void decode_oneRouter_hasTheBytesOfTheTruth() throws IOException {
        JsonNode summary = simulate(NETWORKS.resolve("home.yml")).result();
        TruthJudge.Verdict verdict = judge(CommandRun.of("decode", capture()).documents());
        assertThat(verdict.ways()).isGreaterThan(3000);
        assertThat(verdict.waysOff()).isZero();
        assertThat(verdict.toldBytes()).isEqualTo(verdict.bytes());
        assertThat(verdict.records())
                .isEqualTo(verdict.sentRecords())
                .isEqualTo(summary.path("records").asLong());
        assertThat(verdict.strangers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-routers", "asymmetric", "sampled", "nat", "no-flags"})
    void decode_everyNetwork_hasAllRecords_eachOfAConversation(String name) throws IOException {
        simulate(NETWORKS.resolve(name + ".yml")).result();
        TruthJudge.Verdict verdict = judge(CommandRun.of("decode", capture()).documents());
        assertThat(verdict.records()).isPositive().isEqualTo(verdict.sentRecords());
        assertThat(verdict.strangers()).isZero();
    }

    /**
     * Everything but ping: of flows without ports nobody can say which tell of the same. The estimates of the sampled network are those that
     * were too large.
     */
    @ParameterizedTest
    @CsvSource({"home, 0", "two-routers, 0", "asymmetric, 0", "sampled, 0.002", "nat, 0", "no-flags, 0"})
    void decode_conversations_areCountedOnce_withTheirClients(String name, double mayBeOff) throws IOException {
        simulate(mixed(name, "ping: 0"));
        TruthJudge.Verdict verdict = judge(merged());
        assertThat(verdict.records()).isEqualTo(verdict.sentRecords());
        assertThat(verdict.strangers()).isZero();
        assertThat((double) verdict.waysOff()).isLessThanOrEqualTo(mayBeOff * verdict.ways());
        assertThat((double) verdict.toldBytes()).isCloseTo(verdict.bytes(), withinPercentage(0.1));
        assertThat(verdict.sidesWithout()).isGreaterThanOrEqualTo(0.97);
        if (!name.equals("no-flags")) {
            assertThat(verdict.sidesWithFlags()).isGreaterThanOrEqualTo(0.995);
        }
    }

    /** Where each conversation is told both ways, there are little more than half as many documents as records. */
    @ParameterizedTest
    @ValueSource(strings = {"home", "two-routers", "asymmetric", "nat", "no-flags"})
    void decode_conversationsToldBothWays_becomeHalfAsManyDocuments(String name) throws IOException {
        simulate(mixed(
                name, "ping: 0, unanswered: 0, one-way: 0, backscatter: 0, refused: 0, scan: 0, reset: 0, silent: 0"));
        TruthJudge.Verdict verdict = judge(merged());
        assertThat(verdict.documents()).isPositive();
        assertThat((double) verdict.documents()).isLessThanOrEqualTo(0.55 * verdict.records());
        assertThat(verdict.waysOff()).isZero();
    }

    /** The file of a network with another mix of conversations. */
    private Path mixed(String name, String mix) throws IOException {
        String text = Files.readString(NETWORKS.resolve(name + ".yml")).replaceAll("(?m)^mix:.*\\R(  .*\\R)*", "");
        return Files.writeString(folder.resolve(name + ".yml"), text + "\nmix: {" + mix + "}\n");
    }

    private List<JsonNode> merged() throws IOException {
        return CommandRun.of("decode", capture(), "--set", "conversation.nat-addresses=203.0.113.80,203.0.113.81")
                .documents();
    }

    /** A judge that finds nothing wrong is worth nothing: without the first half of the documents it must. */
    @Test
    void judge_documentsAreMissing_saysSo() throws IOException {
        simulate(NETWORKS.resolve("home.yml"));
        List<JsonNode> documents = CommandRun.of("decode", capture()).documents();
        TruthJudge.Verdict verdict = judge(documents.subList(documents.size() / 2, documents.size()));
        assertThat(verdict.waysOff()).isGreaterThan(verdict.ways() / 4);
        assertThat(verdict.records()).isLessThan(verdict.sentRecords());
    }

    /** The exporter that samples is the only one, so all is an estimate. */
    @Test
    void decode_sampledRouter_isWithinItsStatisticalError() throws IOException {
        Path file = Files.writeString(folder.resolve("network.yml"), """
                conversations: 1000
                exporters: [{name: r, protocol: v9, sampling: {rate: 10, told: options}}]
                mix: {long-transfer: 2, long-length: 10m}
                """);
        simulate(file).result();
        TruthJudge.Verdict verdict = judge(CommandRun.of("decode", capture()).documents());
        assertThat(verdict.ways()).isZero();
        assertThat(verdict.sampledWays()).isGreaterThan(200);
        assertThat(verdict.sampledOff()).isLessThanOrEqualTo(verdict.sampledWays() / 100);
    }

    @Test
    void simulate_fileWithProblems_tellsThemAll() throws IOException {
        String text = "{conversations: 0, exporters: [{name: r, order: x}]}";
        CommandRun run = simulate(Files.writeString(folder.resolve("network.yml"), text));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("conversations '0' must be from 1", "exporters.1.order 'x' must be one of");
    }

    @Test
    void simulate_networkWithOptionsOfTheHouse_isRefused() {
        CommandRun run = CommandRun.of("simulate", "--network", "x.yml", "--flows", "1000");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--flows makes no sense with a file");
    }

    @Test
    void simulate_labWithoutCapture_saysWhatIsMissing() {
        CommandRun run = CommandRun.of("simulate", "--lab", "flows.jsonl");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--lab needs --pcap FILE");
    }

    @Test
    void simulate_labWithALineThatIsNoRecord_namesTheLine() throws IOException {
        Path flows = Files.write(folder.resolve("flows.jsonl"), List.of(labRecord(0), "{}"));
        CommandRun run = CommandRun.of("simulate", "--lab", "" + flows, "--pcap", capture());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("line 2 is no record of the lab: it has no observer.ip");
    }

    @Test
    void decode_lab_givesEveryRecordBack() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LAB_RECORDS; i++) {
            lines.add(labRecord(i));
        }
        Path flows = Files.write(folder.resolve("flows.jsonl"), lines);
        JsonNode written = CommandRun.of("simulate", "--lab", "" + flows, "--pcap", capture())
                .result();
        assertThat(written.path("records").asInt()).isEqualTo(LAB_RECORDS);
        assertThat(written.path("exporters").asInt()).isEqualTo(3);
        List<JsonNode> documents = CommandRun.of("decode", "--raw", capture()).documents();
        assertThat(documents).hasSize(LAB_RECORDS);
        for (int i = 0; i < LAB_RECORDS; i++) {
            compare(new ObjectMapper().readTree(lines.get(i)), documents.get(i));
        }
    }

    /** As gen.py of the lab writes them; in the order of arrival, sometimes several in one millisecond. */
    private static String labRecord(int i) {
        return String.format(
                Locale.ROOT,
                "{\"event\":{\"start\":\"2026-03-02T00:01:06.062Z\",\"end\":\"2026-03-02T00:01:%02d.141Z\","
                        + "\"ingested\":\"2026-03-02T00:%02d:%02d.000Z\"},"
                        + "\"source\":{\"ip\":\"192.168.1.%d\",\"port\":%d,\"bytes\":%d,\"packets\":%d},"
                        + "\"destination\":{\"ip\":\"192.168.2.23\",\"port\":45852},"
                        + "\"network\":{\"iana_number\":\"6\"},\"observer\":{\"ip\":\"10.0.0.%d\"},"
                        + "\"netflow\":{\"tcp_control_bits\":%d}}",
                10 + i % 40,
                2 + i / 180,
                i / 3 % 60,
                1 + i % 200,
                1 + i,
                1000 + i,
                1 + i,
                1 + i / 2 % 3,
                i % 2 == 0 ? 27 : 2);
    }

    private static void compare(JsonNode told, JsonNode document) {
        for (String path : List.of(
                "/event/start",
                "/event/end",
                "/source/ip",
                "/source/port",
                "/source/bytes",
                "/source/packets",
                "/destination/ip",
                "/destination/port",
                "/network/iana_number",
                "/observer/ip")) {
            assertThat(document.at(path)).as(path).isEqualTo(told.at(path));
        }
        assertThat(document.at("/event/created")).isEqualTo(told.at("/event/ingested"));
        boolean whole = told.at("/netflow/tcp_control_bits").asInt() == 27;
        assertThat(document.at("/flow/tcp_flags"))
                .extracting(JsonNode::asText)
                .containsExactly(whole ? new String[] {"FIN", "SYN", "PSH", "ACK"} : new String[] {"SYN"});
    }
}
