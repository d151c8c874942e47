/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.flowhound.config.Configuration;
import io.flowhound.journal.Entry;
import io.flowhound.journal.FileJournal;
import io.flowhound.journal.JournalReader;
import io.flowhound.journal.JournalSettings;
import io.flowhound.listen.Intake;
import io.flowhound.listen.ListenerNumber;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.flowhound.testkit.TestCertificates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syslog over UDP, TCP and TLS, from the configuration into the journal. */
class SyslogReceivingTest {
    private final TestCertificates certificates = TestCertificates.shared();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);

    @TempDir
    Path folder;

    private record Received(int listener, int session, int port, String message) {}

    private FileJournal journal() throws IOException {
        return FileJournal.open(new JournalSettings(folder, 1 << 20, 64 << 20, Duration.ofMillis(100)), metrics);
    }

    private static SyslogReceiving receiving(
            Configuration configuration, ServerCertificate certificate, FileJournal journal, CollectorMetrics metrics)
            throws IOException {
        SyslogReceiving receiving =
                new SyslogReceiving(configuration.listen(), certificate.tls(), journal, metrics, Intake.open());
        receiving.start();
        return receiving;
    }

    private Configuration configuration(String... more) throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "listen.syslog=127.0.0.1:0",
                "listen.syslog-tls=127.0.0.1:0",
                "tls.certificate=" + certificates.certificate("server"),
                "tls.key=" + certificates.key("server")));
        settings.addAll(List.of(more));
        return Configuration.load(null, settings, Map.of());
    }

    private static List<Received> read(FileJournal journal, int count) {
        List<Received> received = new ArrayList<>();
        JournalReader reader = journal.reader();
        await().until(() -> {
            reader.poll(entry -> received.add(received(entry)), Duration.ofMillis(100));
            return received.size() >= count;
        });
        return received;
    }

    private static Received received(Entry entry) {
        assertThat(IpAddress.text(entry.addressHigh, entry.addressLow)).isEqualTo("127.0.0.1");
        String message = new String(entry.data, entry.offset, entry.length, StandardCharsets.ISO_8859_1);
        return new Received(entry.listener, entry.session, entry.port, message);
    }

    private static void send(DatagramSocket from, String message, InetSocketAddress to) throws IOException {
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        from.send(new DatagramPacket(octets, octets.length, to));
    }

    private static Socket connect(SocketFactory sockets, InetSocketAddress to) throws IOException {
        Socket socket = sockets.createSocket(to.getAddress(), to.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void write(Socket to, String octets) throws IOException {
        to.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private double counted(String name, String transport) {
        Counter counter = registry.find(name).tag("transport", transport).counter();
        return counter == null ? 0 : counter.count();
    }

    private double droppedInAll() {
        return registry.find("flowhound.dropped").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @AfterEach
    void whatWasReceived_wasJournalled() {
        assertThat(metrics.datagramsReceived.count() + metrics.connectionsEnded.count())
                .isEqualTo(metrics.datagramsJournalled.count());
        assertThat(counted("flowhound.syslog.messages", "udp")
                        + counted("flowhound.syslog.messages", "tcp")
                        + counted("flowhound.syslog.messages", "tls"))
                .isEqualTo(metrics.datagramsReceived.count());
    }

    @Test
    void everyTransport_bringsMessages_withoutFraming_andWithoutEnds() throws Exception {
        Configuration configuration = configuration();
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration)) {
            int udpPort;
            int tcpPort;
            int tlsPort;
            try (SyslogReceiving syslog = receiving(configuration, certificate, journal, metrics);
                    DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                    Socket tcp = connect(
                            SocketFactory.getDefault(), syslog.streamAddresses().get(0));
                    Socket tls = connect(
                            certificates.client(null).getSocketFactory(),
                            syslog.streamAddresses().get(1))) {
                assertThat(syslog.datagramAddresses()).hasSize(1);
                assertThat(syslog.streamAddresses()).hasSize(2);
                send(udp, "<13>datagram\n", syslog.datagramAddresses().get(0));
                write(tcp, "<14>line\n8 <15>four<16>rest without end");
                write(tls, "9 <17>fi\nve");
                udpPort = udp.getLocalPort();
                tcpPort = tcp.getLocalPort();
                tlsPort = tls.getLocalPort();
                await().until(() -> metrics.datagramsJournalled.count() == 4);
                tcp.shutdownOutput();
                tls.shutdownOutput();
                assertThat(tcp.getInputStream().read()).isEqualTo(-1);
                assertThat(tls.getInputStream().read()).isEqualTo(-1);
            }
            List<Received> received = read(journal, 5);
            assertThat(received).hasSize(5);
            assertThat(received)
                    .filteredOn(each -> each.port() == udpPort)
                    .containsExactly(new Received(ListenerNumber.ofSyslog(0), 0, udpPort, "<13>datagram\n"));
            assertThat(received)
                    .filteredOn(each -> each.port() == tcpPort)
                    .extracting(Received::message)
                    .containsExactly("<14>line", "<15>four", "<16>rest without end");
            assertThat(received)
                    .filteredOn(each -> each.port() == tlsPort)
                    .extracting(Received::message)
                    .containsExactly("<17>fi\nve");
            assertThat(received)
                    .filteredOn(each -> each.port() == tcpPort)
                    .extracting(Received::listener)
                    .containsOnly(ListenerNumber.ofSyslog(1));
            assertThat(received)
                    .filteredOn(each -> each.port() == tlsPort)
                    .allSatisfy(each -> assertThat(each.listener()).isEqualTo(ListenerNumber.ofSyslog(2)))
                    .allSatisfy(each -> assertThat(each.session()).isNotZero());
        }
        assertThat(counted("flowhound.syslog.messages", "udp")).isEqualTo(1);
        assertThat(counted("flowhound.syslog.messages", "tcp")).isEqualTo(3);
        assertThat(counted("flowhound.syslog.messages", "tls")).isEqualTo(1);
        assertThat(counted("flowhound.syslog.octets", "tcp")).isEqualTo(8 + 8 + 20);
        assertThat(metrics.connectionsEnded.count()).isZero();
        assertThat(droppedInAll()).isZero();
    }

    @Test
    void thousandsOfLines_overSeveralConnections_allArriveInOrder() throws Exception {
        int lines = 20_000;
        Configuration configuration = configuration("listen.syslog-tls=[]");
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration);
                SyslogReceiving syslog = receiving(configuration, certificate, journal, metrics);
                Socket counting = connect(
                        SocketFactory.getDefault(), syslog.streamAddresses().get(0));
                Socket feeding = connect(
                        SocketFactory.getDefault(), syslog.streamAddresses().get(0))) {
            StringBuilder counted = new StringBuilder();
            StringBuilder fed = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                String line = "<13>Nov 22 10:00:00 host app: line number " + i;
                expected.add(line);
                counted.append(line.length()).append(' ').append(line);
                fed.append(line).append('\n');
            }
            write(counting, counted.toString());
            write(feeding, fed.toString());
            List<Received> received = read(journal, 2 * lines);

            for (Socket socket : List.of(counting, feeding)) {
                assertThat(received)
                        .filteredOn(each -> each.port() == socket.getLocalPort())
                        .extracting(Received::message)
                        .isEqualTo(expected);
            }
            await().until(() -> metrics.datagramsReceived.count() == 2 * lines);
        }
        assertThat(droppedInAll()).isZero();
    }

    @Test
    void whatIsTooMuch_isCutOrDropped_andCounted() throws Exception {
        Configuration configuration = configuration();
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration);
                SyslogReceiving syslog = receiving(configuration, certificate, journal, metrics);
                DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Socket endless = connect(
                        SocketFactory.getDefault(), syslog.streamAddresses().get(0));
                Socket tls = connect(
                        SocketFactory.getDefault(), syslog.streamAddresses().get(0))) {
            send(udp, "", syslog.datagramAddresses().get(0));
            send(udp, "x".repeat(65_507), syslog.datagramAddresses().get(0));
            write(endless, "y".repeat(1_000_000));
            write(tls, "\u0016\u0003\u0001\u0002\0");
            List<Received> received = read(journal, 2);

            assertThat(received).extracting(each -> each.message().length()).containsExactlyInAnyOrder(65_507, 65_535);
            await().until(() -> dropped(DropReason.EMPTY) == 1);
            await().until(() -> dropped(DropReason.MESSAGE_CUT) == 1);
            await().until(() -> dropped(DropReason.BAD_STREAM) == 1);
            assertThatThrownBy(() -> {
                        throw new IOException(
                                "ended with " + tls.getInputStream().read());
                    })
                    .as("the client with TLS is closed")
                    .isInstanceOf(IOException.class)
                    .message()
                    .containsAnyOf("ended with -1", "reset");
        }
    }

    private long dropped(DropReason reason) {
        return metrics.exporter("127.0.0.1").dropped(reason);
    }

    @Test
    void plainTcpAtTheAddressForTls_isRefused_andSaysWhere() throws Exception {
        Configuration configuration = configuration();
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration);
                SyslogReceiving syslog = receiving(configuration, certificate, journal, metrics);
                Socket plain = connect(
                        SocketFactory.getDefault(), syslog.streamAddresses().get(1))) {
            write(plain, "<13>hello\n");

            await().until(() -> dropped(DropReason.TLS_FAILED) == 1);
        }
    }

    @Test
    void switchedOff_opensNothing() throws Exception {
        Configuration configuration = Configuration.load(null, List.of("listen.syslog=[]"), Map.of());
        try (FileJournal journal = journal();
                ServerCertificate certificate = new ServerCertificate(configuration);
                SyslogReceiving syslog = receiving(configuration, certificate, journal, metrics)) {
            assertThat(syslog.datagramAddresses()).isEmpty();
            assertThat(syslog.streamAddresses()).isEmpty();
        }
    }

    @Test
    void portInUse_namesTheSetting() throws Exception {
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                FileJournal journal = journal()) {
            Configuration configuration =
                    Configuration.load(null, List.of("listen.syslog=127.0.0.1:" + other.getLocalPort()), Map.of());
            try (SyslogReceiving syslog =
                    new SyslogReceiving(configuration.listen(), null, journal, metrics, Intake.open())) {
                assertThatThrownBy(syslog::start)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("/udp: the port is in use.")
                        .hasMessageContaining("listen.syslog");
            }
        }
    }
}
