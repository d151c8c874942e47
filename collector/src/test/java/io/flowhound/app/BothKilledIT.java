/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.elastic.local.LocalElasticsearch;
import io.flowhound.elastic.local.LocalOptions;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.RealElastic;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills Elasticsearch with -9 amid its requests and the collector amid its stream, with flows and log lines on their way, and holds
 * that in the end each is stored once. {@code chaos.sh} does the same for longer, with a sender that does not wait.
 */
class BothKilledIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int DATAGRAMS = 80;
    private static final int RECORDS = 30;
    /** One answer has at most so many documents, which is more than are sent. */
    private static final int PAGE = 10_000;

    private final String prefix = RealElastic.prefix();
    private final LocalOptions options =
            RealElastic.options("both-killed-" + ProcessHandle.current().pid()).onPort(freeTcpPort());
    private final int flowPort = freeUdpPort();
    private final int syslogPort = freeUdpPort();
    private final int adminPort = freeTcpPort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<LocalElasticsearch> servers = new ArrayList<>();
    private final List<Process> collectors = new ArrayList<>();
    private int sent;
    private int sentToThis;

    @TempDir
    private Path data;

    BothKilledIT() throws IOException {}

    @AfterEach
    void end() throws Exception {
        for (Process process : collectors) {
            process.destroyForcibly().waitFor();
        }
        servers.forEach(LocalElasticsearch::close);
        RealElastic.delete(options.folder().resolve(options.name()));
        http.close();
    }

    @Test
    void everyFlowAndEveryLineIsStoredOnce() throws Exception {
        LocalElasticsearch server = startServer();
        Process collector = startCollector();
        await().atMost(LONG).until(() -> answers("/ready"));
        send(DATAGRAMS);
        await().atMost(LONG).until(() -> metric("flowhound_documents_stored_total") > 0);
        killNine(server);

        send(2 * DATAGRAMS);
        collector.destroyForcibly().waitFor();
        collector = startCollector();
        send(3 * DATAGRAMS);

        startServer();
        await().atMost(LONG).until(() -> metric("flowhound_documents_stored_total") > 0);
        collector.destroyForcibly().waitFor();
        startCollector();
        await().atMost(LONG).until(() -> answers("/ready"));
        send(4 * DATAGRAMS);

        await().atMost(LONG).until(() -> stored("flows", BothKilledIT::octets).size() >= sent * RECORDS);
        await().atMost(LONG).until(() -> stored("syslog", BothKilledIT::number).size() >= sent);
        assertThat(stored("flows", BothKilledIT::octets))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) sent * RECORDS).boxed().toList());
        assertThat(stored("syslog", BothKilledIT::number))
                .containsExactlyElementsOf(LongStream.range(0, sent).boxed().toList());
        // All of it arrived, whoever was there to count it.
        assertThat(get("/status").body()).containsPattern("\"flows\" ?: ?" + sent * RECORDS + "\\b");
        assertThat(get("/status").body()).containsPattern("\"lost\" ?: ?0\\b");
    }

    private LocalElasticsearch startServer() throws Exception {
        LocalElasticsearch server = LocalElasticsearch.start(options);
        servers.add(server);
        return server;
    }

    /** The process of a server is its launcher, which would end the server kindly if it died first. */
    private static void killNine(LocalElasticsearch server) {
        ProcessHandle launcher = ProcessHandle.of(server.pid()).orElseThrow();
        List<ProcessHandle> all = launcher.descendants().toList();
        assertThat(all).isNotEmpty();
        all.forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
        await().atMost(LONG).until(() -> all.stream().noneMatch(ProcessHandle::isAlive) && !server.isAlive());
    }

    private Process startCollector() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flowhound.class.getName(),
                        "run",
                        "--set=elasticsearch.urls=http://127.0.0.1:" + options.httpPort(),
                        "--set=index.prefix=" + prefix,
                        "--set=listen.flows=127.0.0.1:" + flowPort,
                        "--set=listen.syslog=127.0.0.1:" + syslogPort,
                        "--set=admin.address=127.0.0.1:" + adminPort,
                        "--set=pivot.enabled=false",
                        "--set=bulk.size=64KB",
                        "--set=bulk.max-wait=100ms",
                        "--set=data.dir=" + data)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        collectors.add(process);
        sentToThis = 0;
        await().atMost(LONG).until(() -> listens() || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    /** Sends datagrams of both kinds until there are so many of each in all; returns when the journal has them. */
    private void send(int until) throws Exception {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            for (; sent < until; sent++) {
                send(socket, flowPort, flows(sent));
                send(socket, syslogPort, line(sent));
                sentToThis += 2;
                if (sent % 25 == 24) { // leaves room in the socket's buffer
                    await().atMost(LONG).until(() -> metric("flowhound_datagrams_received_total") >= sentToThis);
                }
            }
        }
        await().atMost(LONG).until(() -> metric("flowhound_datagrams_journalled_total") == sentToThis);
    }

    private static void send(DatagramSocket socket, int port, byte[] octets) throws IOException {
        socket.send(new DatagramPacket(octets, octets.length, InetAddress.getByName("127.0.0.1"), port));
    }

    /** A datagram of flows, each of which is known by its octets. */
    private static byte[] flows(int number) {
        V5Message message =
                new V5Message().exportTime(Instant.now().getEpochSecond(), 0).sequence((long) number * RECORDS);
        for (int i = 1; i <= RECORDS; i++) {
            message.add(new V5Record()
                    .addresses("192.0.2.7", "198.51.100.9")
                    .ports(40000 + i, 443)
                    .protocol(6)
                    .counters(1, number * RECORDS + i));
        }
        return message.toBytes();
    }

    private static byte[] line(int number) {
        return ("<13>Nov 22 20:00:00 host app: line " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static long octets(ObjectNode flow) {
        return flow.at(flow.at("/flow/reversed").asBoolean() ? "/destination/bytes" : "/source/bytes")
                .asLong();
    }

    private static long number(ObjectNode line) {
        String message = line.at("/message").asText();
        return Long.parseLong(message.substring(message.lastIndexOf(' ') + 1));
    }

    /** The number of each document, in rising order. */
    private List<Long> stored(String kind, ToLongFunction<ObjectNode> number) throws IOException {
        String index = prefix + "-" + kind + "-*";
        List<Long> numbers = new ArrayList<>();
        try (ElasticClient client =
                ElasticClient.strict(ElasticSettings.of(URI.create("http://127.0.0.1:" + options.httpPort())))) {
            client.call(api -> api.indices().refresh(r -> r.index(index).ignoreUnavailable(true)));
            for (Hit<ObjectNode> hit : client.call(
                            api -> api.search(search -> search.index(index).size(PAGE), ObjectNode.class))
                    .hits()
                    .hits()) {
                numbers.add(number.applyAsLong(Objects.requireNonNull(hit.source())));
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            return get(path).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean listens() throws Exception {
        return answers("/status")
                && get("/status").body().contains(":" + flowPort + "/udp")
                && get("/status").body().contains(":" + syslogPort + "/udp");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + adminPort + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private double metric(String name) throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            return socket.getLocalPort();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
