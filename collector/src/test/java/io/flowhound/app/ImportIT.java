/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.RealElastic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} into a real Elasticsearch. */
class ImportIT {
    private static final String START = "2026-11-22T04:00:00Z";
    private static final long EXPORTED = 1_795_320_000L; // START
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(
            256, FieldSpec.of(8, 4), FieldSpec.of(12, 4), FieldSpec.of(4, 1), FieldSpec.of(1, 4), FieldSpec.of(2, 4));

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();

    @TempDir
    Path folder;

    /** So that records and documents are the same numbers. */
    private static final String ONE_EACH = "conversation.enabled=false";

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", ONE_EACH));
        return runAsItComes(all.toArray(String[]::new));
    }

    /** With conversations put together. */
    private CommandRun runAsItComes(String... arguments) {
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--set", "elasticsearch.urls=" + elastic.url()));
        all.addAll(List.of("--set", "index.prefix=" + prefix));
        all.addAll(List.of("--set", "data.dir=" + folder.resolve("data")));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String capture() throws IOException {
        Path file = folder.resolve("home.pcap");
        CommandRun simulated = CommandRun.of(
                "simulate", "--flows", "1000", "--seed", "7", "--minutes", "10", "--start", START, "--pcap", "" + file);
        assertThat(simulated.exit()).as(simulated.err()).isZero();
        return file.toString();
    }

    private static byte[] message(int number) {
        return ExportMessage.ipfix()
                .exportTime(EXPORTED + number)
                .sequence(number)
                .domain(7)
                .templates(TEMPLATE)
                .data(
                        TEMPLATE,
                        new DataRecord(TEMPLATE)
                                .address(8, "192.0.2.1")
                                .address(12, "198.51.100.2")
                                .number(4, 17)
                                .number(1, 1000 + number)
                                .number(2, 10))
                .toBytes();
    }

    private Path ipfix(String name, int from, int to) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int number = from; number < to; number++) {
            octets.writeBytes(message(number));
        }
        return Files.write(folder.resolve(name), octets.toByteArray());
    }

    private List<JsonNode> stored() throws Exception {
        ElasticClient client = elastic.client();
        client.call(
                api -> api.indices().refresh(r -> r.index(prefix + "-flows*").ignoreUnavailable(true)));
        List<JsonNode> documents = new ArrayList<>();
        for (var hit : client.call(api -> api.search(
                        s -> s.index(prefix + "-flows*").ignoreUnavailable(true).size(5000), ObjectNode.class))
                .hits()
                .hits()) {
            documents.add(new ObjectMapper().readTree(String.valueOf(hit.source())));
        }
        return documents;
    }

    @Test
    void capture_importedTwice_isStoredOnce_withItsTimesAndTheTag() throws Exception {
        String file = capture();
        int flows = CommandRun.of("decode", file, "--set", ONE_EACH).documents().size();

        JsonNode first = run(file).result();
        JsonNode second = run(file).result();

        assertThat(first.at("/files/0/file").asText()).isEqualTo(file);
        assertThat(first.at("/files/0/datagrams").asInt())
                .isPositive()
                .isEqualTo(first.path("datagrams").asInt());
        assertThat(first.path("flows").asInt()).isEqualTo(flows);
        assertThat(first.path("stored").asInt()).isEqualTo(flows);
        assertThat(first.path("already_there").asInt()).isZero();
        assertThat(first.path("refused").asInt()).isZero();
        assertThat(first.path("dropped").isEmpty()).isTrue();
        assertThat(first.path("last").asText()).startsWith("2026-11-22T04:00:").endsWith("Z");
        assertThat(first.path("first").asText())
                .isLessThan(first.path("last").asText())
                .startsWith("2026-11-22T04:00:");
        assertThat(second.path("stored").asInt()).isZero();
        assertThat(second.path("already_there").asInt()).isEqualTo(flows);
        List<JsonNode> documents = stored();
        assertThat(documents).hasSize(flows).allSatisfy(document -> {
            assertThat(document.path("tags")).hasSize(1);
            assertThat(document.at("/tags/0").asText()).isEqualTo("imported");
            assertThat(document.path("@timestamp").asText()).isBetween("2026-11-22T03:49:00.000Z", START);
        });
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void capture_ofConversations_tellsRecordsFromDocuments_andLosesNone() throws Exception {
        String file = capture();
        int records =
                CommandRun.of("decode", file, "--set", ONE_EACH).documents().size();
        CommandRun decoded = CommandRun.of("decode", file);
        int documents = decoded.documents().size();

        CommandRun run = runAsItComes(file);
        JsonNode first = run.result();
        JsonNode second = runAsItComes(file).result();

        assertThat(documents).isLessThan(records);
        String words = "%,d records became %,d documents".formatted(records, documents);
        assertThat(run.err()).contains(words);
        assertThat(decoded.err()).contains(words);
        assertThat(first.path("flows").asInt()).isEqualTo(records);
        assertThat(first.at("/conversations/records").asInt()).isEqualTo(records);
        assertThat(first.at("/conversations/documents").asInt()).isEqualTo(documents);
        assertThat(first.path("stored").asInt()).isEqualTo(documents);
        assertThat(first.path("dropped").isEmpty()).isTrue();
        assertThat(second.path("stored").asInt()).isZero();
        assertThat(second.path("already_there").asInt()).isEqualTo(documents);
        List<JsonNode> stored = stored();
        assertThat(stored).hasSize(documents);
        assertThat(stored.stream()
                        .mapToInt(document -> document.at("/flow/records").asInt())
                        .sum())
                .isEqualTo(records);
        assertThat(stored.stream()
                        .filter(document -> document.at("/flow/duplicate").asBoolean())
                        .count())
                .isEqualTo(first.at("/conversations/duplicates").asLong());
    }

    @Test
    void overlappingCaptures_packedOrNot_storeEachDatagramOnce() throws Exception {
        Path file = Path.of(capture());
        byte[] octets = Files.readAllBytes(file);
        Path packed = folder.resolve("beginning.pcap.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Arrays.copyOf(octets, octets.length / 2)); // ends within a packet
        }

        JsonNode result = run(packed.toString(), file.toString()).result();

        int flows = CommandRun.of("decode", file.toString(), "--set", ONE_EACH)
                .documents()
                .size();
        assertThat(result.at("/files/0/warnings/0").asText()).contains("ends within");
        assertThat(result.path("stored").asInt()).isEqualTo(flows);
        assertThat(result.path("already_there").asInt())
                .isPositive()
                .isEqualTo(result.path("flows").asInt() - flows);
        assertThat(stored()).hasSize(flows);
    }

    @Test
    void ipfixFiles_areOfTheirExporter_whileACollectorHoldsTheFolder() throws Exception {
        Configuration configuration = Configuration.load(
                null,
                List.of(
                        "elasticsearch.urls=" + elastic.url(),
                        "index.prefix=" + prefix,
                        "listen.flows=127.0.0.1:0",
                        "listen.syslog=127.0.0.1:0",
                        "admin.address=127.0.0.1:0",
                        "data.dir=" + folder.resolve("data")),
                Map.of());
        try (Collector collector = new Collector(configuration)) {
            assertThat(collector.flowAddresses()).hasSize(1);
            JsonNode result = run(
                            "--exporter",
                            "192.0.2.7",
                            ipfix("one.ipfix", 0, 3).toString(),
                            ipfix("two.ipfix", 2, 5).toString())
                    .result();
            assertThat(result.path("flows").asInt()).isEqualTo(6);
            assertThat(result.path("stored").asInt()).isEqualTo(5);
            assertThat(result.path("first").asText()).isEqualTo("2026-11-22T04:00:00.000Z");
            assertThat(result.path("last").asText()).isEqualTo("2026-11-22T04:00:04.000Z");
        }
        assertThat(stored())
                .hasSize(5)
                .allSatisfy(document ->
                        assertThat(document.at("/observer/ip").asText()).isEqualTo("192.0.2.7"));
    }

    @Test
    void dataBeforeItsTemplate_isStored_alsoWhenThatIsInTheNextFile() throws Exception {
        byte[] bare = ExportMessage.ipfix()
                .exportTime(EXPORTED)
                .domain(7)
                .data(
                        TEMPLATE,
                        new DataRecord(TEMPLATE).number(4, 17).number(1, 42).number(2, 1))
                .toBytes();
        Path early = Files.write(folder.resolve("early.ipfix"), bare);

        JsonNode alone = run(early.toString()).result();
        assertThat(alone.path("flows").asInt()).isZero();
        assertThat(alone.at("/dropped/no_template").asInt()).isEqualTo(1);
        JsonNode both =
                run(early.toString(), ipfix("later.ipfix", 1, 2).toString()).result();
        assertThat(both.path("stored").asInt()).isEqualTo(2);
        assertThat(both.path("dropped").isEmpty()).isTrue();
        JsonNode again =
                run(early.toString(), folder.resolve("later.ipfix").toString()).result();
        assertThat(again.path("already_there").asInt()).isEqualTo(2);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void ipfixFileOfNobody_hasNoObserverAddress() throws Exception {
        run(ipfix("one.ipfix", 0, 1).toString()).result();
        assertThat(stored())
                .singleElement()
                .satisfies(document ->
                        assertThat(document.at("/observer/ip").isMissingNode()).isTrue());
    }

    @Test
    void fileThatCannotBeRead_exit1_theOthersAreStored() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a capture");
        CommandRun run = run(text.toString(), ipfix("one.ipfix", 0, 2).toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("notes.txt is not a capture");
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.at("/files/0/error").asText()).contains("is not a capture");
        assertThat(result.path("stored").asInt()).isEqualTo(2);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void refusedDocuments_exit1_areNamedAndKept() throws Exception {
        assertThat(run(ipfix("none.ipfix", 0, 0).toString()).exit()).isEqualTo(1); // installs the templates
        elastic.client()
                .call(api -> api.indices()
                        .create(c -> c.index(prefix + "-flows-2026.11.22")
                                .mappings(m -> m.properties(
                                        "network",
                                        p -> p.object(o -> o.properties("transport", q -> q.boolean_(b -> b)))))));

        CommandRun run = run(ipfix("one.ipfix", 0, 2).toString());

        assertThat(run.exit()).isEqualTo(1);
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(result.path("flows").asInt()).isEqualTo(2);
        assertThat(result.path("refused").asInt()).isEqualTo(2);
        assertThat(result.path("stored").asInt()).isZero();
        assertThat(Files.readAllLines(Path.of(result.path("dead_letters").asText())))
                .hasSize(2)
                .allMatch(line -> line.contains("document_parsing_exception"));
    }
}
