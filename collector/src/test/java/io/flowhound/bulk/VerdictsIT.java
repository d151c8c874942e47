/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the real Elasticsearch says when it takes no documents, one way after the other: what must wait waits and is stored when the
 * trouble is undone, what is a document's fault goes to the dead-letter file, and nothing else is lost or doubled. A full write queue
 * needs a node of its own, and so does a disk that is full; the block of the latter is set here as Elasticsearch does it.
 */
class VerdictsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int DATAGRAMS = 40;
    private static final int RECORDS = 3;
    /** Of the day before the trouble, and already stored by an earlier run. */
    private static final int STORED_BEFORE = 6;
    /** Is no number, which the mapping wants: one of each day. */
    private static final List<Integer> BAD = List.of(3, 24);
    /** More than a document may be refused before it is suspected itself. */
    private static final int ATTEMPTS = 2 * ItemJudge.REFUSALS;

    /** What is wrong. Documents of two days are written, the odd ones into the index of the second, which alone has the trouble but for one. */
    private enum Wrong {
        WRITE_BLOCK(true, "403", "cluster_block_exception", "lift the write block"),
        /** What the flood-stage watermark does to each index of a node. */
        DISK_FULL(true, "429", "cluster_block_exception", "free disk space there"),
        INDEX_CLOSED(true, "400", "index_closed_exception", "open the index or delete it"),
        NO_MORE_SHARDS(false, "400", "validation_exception", "raise cluster.max_shards_per_node"),
        NO_NEW_INDICES(false, "404", "index_not_found_exception", "allow the index to be created"),
        CLUSTER_READ_ONLY(true, "HTTP 403", "cluster_block_exception", "lift the write block");

        private final boolean indexExists;
        private final List<String> reason;

        Wrong(boolean indexExists, String... reason) {
            this.indexExists = indexExists;
            this.reason = List.of(reason);
        }

        void make(VerdictsIT test) throws Exception {
            switch (this) {
                case WRITE_BLOCK -> test.put(test.second + "/_settings", "{\"index.blocks.write\":true}");
                case DISK_FULL ->
                    test.put(test.second + "/_settings", "{\"index.blocks.read_only_allow_delete\":true}");
                case INDEX_CLOSED -> test.send("POST", test.second + "/_close", "");
                case NO_MORE_SHARDS -> test.cluster("cluster.max_shards_per_node", "1");
                case NO_NEW_INDICES -> test.cluster("action.auto_create_index", "\"-" + test.prefix + "*,+*\"");
                case CLUSTER_READ_ONLY -> test.cluster("cluster.blocks.read_only", "true");
            }
        }

        void undo(VerdictsIT test) throws Exception {
            switch (this) {
                case WRITE_BLOCK -> test.put(test.second + "/_settings", "{\"index.blocks.write\":null}");
                case DISK_FULL ->
                    test.put(test.second + "/_settings", "{\"index.blocks.read_only_allow_delete\":null}");
                case INDEX_CLOSED -> test.send("POST", test.second + "/_open", "");
                case NO_MORE_SHARDS -> test.cluster("cluster.max_shards_per_node", "null");
                case NO_NEW_INDICES -> test.cluster("action.auto_create_index", "null");
                case CLUSTER_READ_ONLY -> test.cluster("cluster.blocks.read_only", "null");
            }
        }
    }

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix() + "verdicts";
    private final IndexNames names = new IndexNames(prefix + "-flows");
    private final String first = "/" + names.index(Documents.NOON);
    private final String second = "/" + names.index(Documents.NOON + Documents.DAY);
    private final List<Long> commits = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeIndices() throws Exception {
        put(
                "/_index_template/" + prefix,
                "{\"index_patterns\":[\"" + prefix + "-flows-*\"],\"template\":{"
                        + "\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0},"
                        + "\"mappings\":{\"dynamic\":false,\"properties\":{\"n\":{\"type\":\"long\"}}}}}");
        put(first, "");
    }

    @AfterEach
    void deleteIndices() throws Exception {
        send("DELETE", first + "," + second.substring(1) + "?ignore_unavailable=true", "");
        send("DELETE", "/_index_template/" + prefix, "");
        http.close();
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(elastic.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private void put(String path, String body) throws Exception {
        send("PUT", path, body);
    }

    private void cluster(String setting, String value) throws Exception {
        put("/_cluster/settings", "{\"persistent\":{\"" + setting + "\":" + value + "}}");
    }

    /** Small batches, so that there are several; pauses are cut so that many attempts fit into little time. */
    private BulkWriter writer(ElasticClient client) {
        return new BulkWriter(
                new BulkSettings(1 << 20, 20, Duration.ofMillis(50), 2, Duration.ofSeconds(10)),
                names,
                counted(client.bulk()),
                (position, state) -> commits.add(position),
                new DeadLetters(folder, 1 << 20),
                new CollectorMetrics(new SimpleMeterRegistry()),
                position -> false,
                nanos -> TimeUnit.NANOSECONDS.sleep(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100))),
                System::nanoTime);
    }

    private BulkTransport counted(BulkTransport transport) {
        return new BulkTransport() {
            @Override
            public Response send(byte[] body, int length) throws IOException, InterruptedException {
                Response response = transport.send(body, length);
                requests.incrementAndGet();
                return response;
            }

            @Override
            public void abort() {
                transport.abort();
            }
        };
    }

    /** Even datagrams are of the first day, odd ones of the second. */
    private static void write(BulkWriter writer, int datagram) {
        writer.entry();
        for (int record = 0; record < RECORDS; record++) {
            boolean bad = record == 1 && BAD.contains(datagram);
            String document = bad ? "{\"n\":\"" + number(datagram, record) + " is none\"}" : text(datagram, record);
            writer.begin(Documents.NOON + (datagram % 2) * Documents.DAY, 9, datagram, record)
                    .put(document.getBytes(StandardCharsets.US_ASCII));
            writer.end();
        }
        writer.entryDone(datagram + 1);
    }

    private static String text(int datagram, int record) {
        return Documents.text(number(datagram, record));
    }

    private static int number(int datagram, int record) {
        return datagram * 10 + record;
    }

    /** The numbers of all that is stored of some datagrams, in ascending order. */
    private static List<Integer> numbers(IntStream datagrams) {
        List<Integer> numbers = new ArrayList<>();
        datagrams.forEach(datagram -> {
            for (int record = 0; record < RECORDS; record++) {
                if (record != 1 || !BAD.contains(datagram)) {
                    numbers.add(number(datagram, record));
                }
            }
        });
        return numbers;
    }

    private List<Integer> stored(String index) throws Exception {
        send("POST", index + "/_refresh", "");
        List<Integer> numbers = new ArrayList<>();
        send("GET", index + "/_search?size=1000&sort=n", "")
                .at("/hits/hits")
                .forEach(hit -> numbers.add(hit.at("/_source/n").asInt()));
        return numbers;
    }

    private List<JsonNode> deadLetters() throws IOException {
        Path file = folder.resolve("dead-letter.ndjson");
        List<JsonNode> letters = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                letters.add(JSON.readTree(line));
            }
        }
        return letters;
    }

    private void storeTheFirst(ElasticClient client) {
        BulkWriter earlier = writer(client);
        for (int datagram = 0; datagram < STORED_BEFORE; datagram += 2) {
            write(earlier, datagram);
        }
        earlier.close();
        assertThat(commits).last().isEqualTo(STORED_BEFORE - 1L);
        commits.clear();
        requests.set(0);
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void whatMustWait_waits_andTheRestIsStoredOrPutAside(Wrong wrong) throws Exception {
        if (wrong.indexExists) {
            put(second, "");
        }
        try (ElasticClient client = ElasticClient.of(ElasticSettings.of(elastic.url()))) {
            storeTheFirst(client);
            BulkWriter writer = writer(client);
            try {
                wrong.make(this);
                try {
                    // As many as the writer takes without waiting for us.
                    for (int datagram = 0; datagram < DATAGRAMS / 2; datagram++) {
                        write(writer, datagram);
                    }
                    await().atMost(LONG).until(() -> requests.get() >= 2 * ATTEMPTS);
                    assertThat(writer.health().ok()).isFalse();
                    assertThat(writer.health().reason()).contains(wrong.reason);
                    assertThat(commits).as("nothing is passed over").isEmpty();
                    assertThat(deadLetters()).as("nothing is given up").isEmpty();
                    if (wrong != Wrong.CLUSTER_READ_ONLY) {
                        assertThat(writer.health().reason()).contains(second.substring(1));
                        await().atMost(LONG)
                                .untilAsserted(() -> assertThat(stored(first))
                                        .as("the other day goes on")
                                        .containsAll(numbers(IntStream.range(0, DATAGRAMS / 4)
                                                .filter(datagram -> datagram % 2 == 0))));
                    }
                } finally {
                    wrong.undo(this);
                }
                for (int datagram = DATAGRAMS / 2; datagram < DATAGRAMS; datagram++) {
                    write(writer, datagram);
                }
            } finally {
                writer.close();
            }
            assertThat(commits).isSorted().last().isEqualTo((long) DATAGRAMS);
            assertThat(writer.health().ok()).isTrue();
        }
        assertThat(stored(first))
                .isEqualTo(numbers(IntStream.range(0, DATAGRAMS).filter(datagram -> datagram % 2 == 0)));
        assertThat(stored(second))
                .isEqualTo(numbers(IntStream.range(0, DATAGRAMS).filter(datagram -> datagram % 2 == 1)));
        assertThat(deadLetters())
                .hasSize(BAD.size())
                .allSatisfy(letter -> assertThat(letter.toString()).contains("is none", "document_parsing_exception"));
    }
}
