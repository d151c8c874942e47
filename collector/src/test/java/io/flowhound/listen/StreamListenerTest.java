/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.testkit.TestCertificates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamListenerTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);
    private final Recorder recorder = new Recorder();

    private record Received(int listener, int session, int port, byte[] payload) {}

    private static final class Recorder implements DatagramHandler {
        final Queue<Received> received = new ConcurrentLinkedQueue<>();

        @Override
        public void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload) {
            received.add(new Received(listener, session, sender.getPort(), ByteBufUtil.getBytes(payload)));
        }

        @Override
        public void idle() {}

        List<Received> of(Socket sender) {
            return received.stream()
                    .filter(each -> each.port() == sender.getLocalPort())
                    .toList();
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private StreamListener started(SocketTransport transport, int most, StreamEndpoint... endpoints)
            throws IOException {
        return started(transport, most, Intake.open(), endpoints);
    }

    private StreamListener started(SocketTransport transport, int most, Intake intake, StreamEndpoint... endpoints)
            throws IOException {
        assumeTrue(transport == SocketTransport.NIO || Epoll.isAvailable(), "no epoll on this machine");
        StreamListener listener = new StreamListener(
                Payload.FLOWS,
                List.of(endpoints),
                recorder,
                metrics,
                intake,
                transport,
                new Connections(most, most, new Random(3)));
        listener.start();
        return listener;
    }

    private StreamListener plain(SocketTransport transport, int most) throws IOException {
        return started(transport, most, new StreamEndpoint(4, loopback(0), null));
    }

    private StreamListener tls(@Nullable String clientCa) throws IOException {
        TestCertificates certificates = TestCertificates.shared();
        ServerTls tls = ServerTls.load(new TlsFiles(
                certificates.certificate("server"),
                certificates.key("server"),
                null,
                clientCa == null ? null : certificates.certificate(clientCa)));
        return started(SocketTransport.best(), 10, new StreamEndpoint(0, loopback(0), tls));
    }

    private static Socket connect(StreamListener listener) throws IOException {
        return connect(listener, SocketFactory.getDefault());
    }

    private static Socket connect(StreamListener listener, SocketFactory factory) throws IOException {
        InetSocketAddress address = listener.addresses().get(0);
        Socket socket = factory.createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, byte[]... messages) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(); // in one go: the first may make the other side reset
        for (byte[] message : messages) {
            all.write(message);
        }
        OutputStream out = socket.getOutputStream();
        out.write(all.toByteArray());
        out.flush();
    }

    private static byte[] message(int length, int filler) {
        return IpfixFramerTest.message(length, filler);
    }

    private long dropped(DropReason reason) {
        return metrics.exporter("127.0.0.1").dropped(reason);
    }

    private double open() {
        return registry.get("flowhound.connections.open").gauge().value();
    }

    /** Whether the other side has closed the connection, gracefully or not. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void start_messages_areHandedOverWithTheirSession_andTheEndToo(SocketTransport transport) throws Exception {
        byte[] longest = message(0xFFFF, 2);
        try (StreamListener listener = plain(transport, 10);
                Socket one = connect(listener);
                Socket two = connect(listener)) {
            // Both send the same domain and template id: what tells them apart is the session.
            send(one, message(16, 1), longest, Arrays.copyOf(message(40, 3), 10));
            send(two, message(16, 1));
            await().until(() -> recorder.received.size() == 3);
            assertThat(open()).isEqualTo(2);
            send(one, Arrays.copyOfRange(message(40, 3), 10, 40));
            await().until(() -> recorder.received.size() == 4);
            one.close();
            await().until(() -> recorder.received.size() == 5);

            assertThat(recorder.of(one))
                    .extracting(Received::payload)
                    .containsExactly(message(16, 1), longest, message(40, 3), new byte[0]);
            assertThat(recorder.of(two)).extracting(Received::payload).containsExactly(message(16, 1));
            List<Integer> ofOne =
                    recorder.of(one).stream().map(Received::session).distinct().toList();
            List<Integer> ofTwo =
                    recorder.of(two).stream().map(Received::session).distinct().toList();
            assertThat(ofOne).hasSize(1).doesNotContain(0).doesNotContainAnyElementsOf(ofTwo);
            assertThat(ofTwo).hasSize(1).doesNotContain(0);
            assertThat(recorder.received).extracting(Received::listener).containsOnly(4);
            await().until(() -> open() == 1);
            await().until(() -> metrics.datagramsReceived.count() == 4);
            assertThat(metrics.connectionsEnded.count()).isEqualTo(1);
            assertThat(metrics.octetsReceived.count()).isEqualTo(16 + 0xFFFF + 40 + 16);
        }
        assertThat(recorder.received).hasSize(6);
        assertThat(open()).isZero();
        assertThat(dropped(DropReason.BAD_STREAM)).isZero();
    }

    @Test
    void connectionWithoutAMessage_leavesNoTrace() throws Exception {
        try (StreamListener listener = plain(SocketTransport.best(), 10)) {
            connect(listener).close();
            Socket other = connect(listener);
            send(other, message(16, 1));
            other.close();
            await().until(() -> open() == 0 && recorder.received.size() == 2);

            assertThat(recorder.of(other)).hasSize(2);
        }
        assertThat(dropped(DropReason.BAD_STREAM)).isZero();
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void malformedMessage_closesThatConnection_andNoOther(SocketTransport transport) throws Exception {
        try (StreamListener listener = plain(transport, 10);
                Socket bad = connect(listener);
                Socket good = connect(listener)) {
            send(good, message(16, 1));
            byte[] v9 = message(20, 0);
            v9[1] = 9;
            send(bad, message(20, 1), v9, message(20, 2));

            assertThat(isClosed(bad)).isTrue();
            await().until(() -> recorder.of(bad).size() == 2);
            assertThat(recorder.of(bad)).extracting(Received::payload).containsExactly(message(20, 1), new byte[0]);
            assertThat(dropped(DropReason.BAD_STREAM)).isEqualTo(1);
            send(good, message(17, 1));
            await().until(() -> recorder.of(good).size() == 2);
        }
    }

    @Test
    void halfAMessageAtTheEnd_isCounted() throws Exception {
        try (StreamListener listener = plain(SocketTransport.best(), 10);
                Socket socket = connect(listener)) {
            send(socket, message(16, 1), Arrays.copyOf(message(100, 2), 50));
            socket.shutdownOutput();

            assertThat(isClosed(socket)).isTrue();
            await().until(() -> recorder.received.size() == 2);
            assertThat(dropped(DropReason.BAD_STREAM)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void connectionOfAStranger_isRefusedAndCounted(SocketTransport transport) throws Exception {
        SenderNetworks others = new SenderNetworks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8)));
        Intake intake = new Intake(others, 0, 1 << 20);
        try (StreamListener listener = started(transport, 10, intake, new StreamEndpoint(0, loopback(0), null));
                Socket stranger = connect(listener)) {
            assertThat(isClosed(stranger)).isTrue();
            await().until(() -> dropped(DropReason.NOT_ALLOWED) == 1);
            assertThat(recorder.received).isEmpty();
            assertThat(open()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void connectionOfWhoIsAllowedNoMore_endsWithTheNextMessage(SocketTransport transport) throws Exception {
        Intake intake = new Intake(SenderNetworks.any(), 0, 1 << 20);
        try (StreamListener listener = started(transport, 10, intake, new StreamEndpoint(0, loopback(0), null));
                Socket exporter = connect(listener)) {
            send(exporter, message(16, 1));
            await().until(() -> recorder.received.size() == 1);
            intake.allow(SenderNetworks.any());
            send(exporter, message(16, 2));
            await().until(() -> recorder.received.size() == 2);

            intake.allow(new SenderNetworks(List.of(IpNetwork.of(IpAddress.parse("10.0.0.0"), 8))));
            send(exporter, message(20, 3));
            assertThat(isClosed(exporter)).isTrue();
            await().until(() -> open() == 0);
            assertThat(recorder.received).noneMatch(each -> each.payload().length == 20);
            assertThat(dropped(DropReason.NOT_ALLOWED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void sendingMoreThanTheRate_isSlowedDown_andLosesNothing(SocketTransport transport) throws Exception {
        Intake intake = new Intake(SenderNetworks.any(), 100, 1 << 20);
        try (StreamListener listener = started(transport, 10, intake, new StreamEndpoint(0, loopback(0), null));
                Socket busy = connect(listener)) {
            byte[][] messages = new byte[130][];
            Arrays.fill(messages, message(16, 1));
            send(busy, messages);
            await().until(() -> metrics.connectionsPaused.count() > 0);
            send(busy, message(20, 2));

            await().until(() -> recorder.received.size() == 131);
            assertThat(dropped(DropReason.RATE_LIMITED)).isZero();
        }
    }

    @Test
    void tooManyConnections_areRefused_untilOneEnds() throws Exception {
        try (StreamListener listener = plain(SocketTransport.best(), 2);
                Socket one = connect(listener);
                Socket two = connect(listener)) {
            send(one, message(16, 1));
            send(two, message(16, 1));
            await().until(() -> recorder.received.size() == 2);
            try (Socket three = connect(listener)) {
                assertThat(isClosed(three)).isTrue();
            }
            await().until(() -> dropped(DropReason.TOO_MANY_CONNECTIONS) == 1);

            two.close();
            await().until(() -> open() == 1);
            try (Socket four = connect(listener)) {
                send(four, message(16, 4));
                await().until(() -> recorder.of(four).size() == 1);
            }
        }
    }

    @Test
    void close_endsConnections_eachWithItsEnd() throws Exception {
        StreamListener listener = plain(SocketTransport.best(), 10);
        try (Socket socket = connect(listener)) {
            send(socket, message(16, 1));
            await().until(() -> recorder.received.size() == 1);

            listener.close();

            assertThat(recorder.of(socket)).extracting(Received::payload).containsExactly(message(16, 1), new byte[0]);
            assertThat(isClosed(socket)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(SocketTransport.class)
    void start_portInUse_saysSo(SocketTransport transport) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> started(transport, 1, new StreamEndpoint(0, loopback(port), null))
                            .close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + port + "/tcp: the port is in use.")
                    .hasMessageContaining("listen.ipfix-tcp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tls_messages_areHandedOver(String version) throws Exception {
        try (StreamListener listener = tls(null);
                SSLSocket socket = (SSLSocket)
                        connect(listener, TestCertificates.shared().client(null).getSocketFactory())) {
            socket.setEnabledProtocols(new String[] {version});
            send(socket, message(16, 1), message(0xFFFF, 2), message(30, 3));
            await().until(() -> recorder.received.size() == 3);
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            socket.shutdownOutput();

            assertThat(isClosed(socket)).isTrue();
            await().until(() -> recorder.received.size() == 4);
            assertThat(recorder.received)
                    .extracting(Received::payload)
                    .containsExactly(message(16, 1), message(0xFFFF, 2), message(30, 3), new byte[0]);
        }
        assertThat(dropped(DropReason.TLS_FAILED)).isZero();
        assertThat(dropped(DropReason.BAD_STREAM)).isZero();
    }

    @Test
    void tls_sendsAndClosesAtOnce_isNotLostWithinTheHandshake() throws Exception {
        int times = 100;
        try (StreamListener listener = tls("ca")) {
            for (int i = 0; i < times; i++) {
                try (Socket socket = connect(
                        listener, TestCertificates.shared().client("client").getSocketFactory())) {
                    send(socket, message(16, 1));
                    socket.shutdownOutput();
                    assertThat(isClosed(socket)).isTrue();
                }
            }
            await().until(() -> recorder.received.size() == 2 * times); // with the end of each
        }
        assertThat(dropped(DropReason.TLS_FAILED)).isZero();
    }

    @Test
    void tls_clientWithACertificateOfTheAuthority_isTaken() throws Exception {
        try (StreamListener listener = tls("ca");
                Socket socket = connect(
                        listener, TestCertificates.shared().client("client").getSocketFactory())) {
            send(socket, message(16, 1));
            await().until(() -> recorder.received.size() == 1);
        }
    }

    @Test
    void explain_failures_sayWhatToDo() {
        assertThat(explain(new SSLHandshakeException("(certificate_required) Empty client certificate chain")))
                .isEqualTo("presented no certificate of an authority in tls.client-ca");
        assertThat(explain(new SSLHandshakeException("PKIX path building failed: x")))
                .startsWith("presented a certificate that no authority in tls.client-ca has signed");
        assertThat(explain(new ClosedChannelException())).contains("does not trust tls.certificate");
        assertThat(explain(new SSLHandshakeException("(unknown_ca) Received fatal alert: unknown_ca")))
                .startsWith("does not trust tls.certificate");
        assertThat(explain(new SslHandshakeTimeoutException("x"))).contains("in time");
        assertThat(explain(new SSLException((String) null))).isEqualTo("could not agree on TLS: null");
    }

    private static String explain(Throwable cause) {
        return TlsFailure.explain(cause, "listen.ipfix-tcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stranger"})
    void tls_clientWithout_isRefused(String name) throws Exception {
        try (StreamListener listener = tls("ca");
                Socket socket = connect(
                        listener,
                        TestCertificates.shared()
                                .client(name.isEmpty() ? null : name)
                                .getSocketFactory())) {
            assertThatThrownBy(() -> {
                        send(socket, message(16, 1));
                        throw new IOException("taken; end of stream: "
                                + socket.getInputStream().read());
                    })
                    .message()
                    .doesNotContain("taken");
            await().until(() -> dropped(DropReason.TLS_FAILED) == 1);
        }
        assertThat(recorder.received).isEmpty();
    }

    @Test
    void tls_plainTcp_isRefused() throws Exception {
        try (StreamListener listener = tls(null);
                Socket socket = connect(listener)) {
            send(socket, message(16, 1));

            assertThat(isClosed(socket)).isTrue();
            await().until(() -> dropped(DropReason.TLS_FAILED) == 1);
        }
        assertThat(recorder.received).isEmpty();
        assertThat(dropped(DropReason.BAD_STREAM)).isZero();
    }
}
