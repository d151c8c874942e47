/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.SimulatedDatagram;
import io.flowhound.simulate.Simulation;
import io.flowhound.simulate.SimulationParameters;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.StoredRecords;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the collector with -9 in the middle of its work and holds that in the end every flow is stored once. */
class KillIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path data;

    private int flowPort;
    private int adminPort;

    @AfterEach
    void endCollectors() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        http.close();
    }

    @Test
    void killedTwice_everyFlowIsStoredOnce() throws Exception {
        flowPort = freeUdpPort();
        adminPort = freeTcpPort();
        Simulation simulation = new Simulation(
                SimulationParameters.of(9, Instant.now()).withFlows(6000).withRate(50_000));
        List<SimulatedDatagram> datagrams = simulation.datagrams();
        int third = datagrams.size() / 3;
        long sent = 0;
        for (int round = 0; round < 3; round++) {
            Process collector = startCollector(round == 2 ? "100ms" : "1m");
            List<SimulatedDatagram> part =
                    datagrams.subList(round * third, round == 2 ? datagrams.size() : (round + 1) * third);
            send(part);
            await().atMost(LONG).until(() -> metric("flowhound_datagrams_journalled_total") == part.size());
            sent += part.stream().mapToLong(SimulatedDatagram::flowRecords).sum();
            if (round < 2) {
                long before = sent;
                // The last batch waits for its time, so some flows are stored and some are not.
                await().atMost(LONG).until(() -> stored() > 0);
                assertThat(stored()).isLessThan(before);
            } else {
                await().atMost(LONG)
                        .until(() -> stored() >= simulation.summary().total().flowRecords());
            }
            collector.destroyForcibly().waitFor();
        }
        assertThat(stored())
                .isEqualTo(sent)
                .isEqualTo(simulation.summary().total().flowRecords());
    }

    @Test
    void killedWhileSetsWaitForTheirTemplate_andAgainWhenItCame_everyFlowIsStoredOnce() throws Exception {
        flowPort = freeUdpPort();
        adminPort = freeTcpPort();
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(12, 4), of(1, 4));
        List<byte[]> early = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            early.add(v9(i).data(
                            template,
                            new DataRecord(template)
                                    .address(8, "192.0.2.7")
                                    .address(12, "198.51.100.9")
                                    .number(1, 1000 + i))
                    .toBytes());
        }
        Process collector = startCollector("100ms");
        sendFromOne(early);
        sendFromOne(List.of(new V5Message().add(new V5Record().counters(1, 1)).toBytes()));
        await().atMost(LONG).until(() -> stored() == 1); // by now, the early ones are behind the committed position
        collector.destroyForcibly().waitFor();

        collector = startCollector("1m");
        sendFromOne(List.of(v9(40).templates(template).toBytes()));
        await().atMost(LONG).until(() -> metric("flowhound_exporter_unparked_total{exporter=\"127.0.0.1\"}") == 40);
        collector.destroyForcibly().waitFor();
        assertThat(stored()).isEqualTo(1);

        startCollector("100ms");
        await().atMost(LONG).until(() -> stored() >= 41);
        assertThat(stored()).isEqualTo(41);
    }

    private static ExportMessage v9(int sequence) {
        return ExportMessage.v9().exportTime(Instant.now().getEpochSecond()).sequence(sequence);
    }

    private void sendFromOne(List<byte[]> datagrams) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            for (byte[] octets : datagrams) {
                socket.send(new DatagramPacket(octets, octets.length, InetAddress.getByName("127.0.0.1"), flowPort));
            }
        }
    }

    private Process startCollector(String maxWait) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flowhound.class.getName(),
                        "run",
                        "--set=elasticsearch.urls=" + elastic.url(),
                        "--set=index.prefix=" + prefix,
                        "--set=listen.flows=127.0.0.1:" + flowPort,
                        "--set=listen.syslog=127.0.0.1:0",
                        "--set=admin.address=127.0.0.1:" + adminPort,
                        "--set=bulk.size=128KB",
                        "--set=bulk.max-wait=" + maxWait,
                        "--set=data.dir=" + data)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        await().atMost(LONG).until(() -> ready() || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        return process;
    }

    private boolean ready() throws InterruptedException {
        try {
            return get("/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
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

    /** Each exporter from an address of its own, but from another port every time, as after a restart. */
    private void send(List<SimulatedDatagram> datagrams) throws Exception {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                sockets.add(new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.1." + i), 0)));
            }
            for (int i = 0; i < datagrams.size(); i++) {
                SimulatedDatagram datagram = datagrams.get(i);
                byte[] octets = datagram.payload();
                sockets.get(datagram.exporter())
                        .send(new DatagramPacket(octets, octets.length, InetAddress.getByName("127.0.0.1"), flowPort));
                if (i % 50 == 49) { // leaves room in the socket's buffer
                    long all = i + 1;
                    await().atMost(LONG).until(() -> metric("flowhound_datagrams_received_total") >= all);
                }
            }
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    /** Records, of which several may be in one document. */
    private long stored() throws Exception {
        return StoredRecords.in(elastic.client(), prefix);
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
