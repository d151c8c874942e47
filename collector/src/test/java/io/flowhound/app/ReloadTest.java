/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ReloadTest {
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Reload.class);

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void endListening() {
        log.detachAppender(said);
    }

    private Configuration load(String... lines) throws Exception {
        Files.writeString(file(), String.join("\n", lines) + "\n");
        return read();
    }

    private Path file() {
        return folder.resolve("flowhound.yml");
    }

    private Configuration read() throws ConfigurationException {
        List<String> fixed = List.of(
                "elasticsearch.urls=http://127.0.0.1:1",
                "listen.syslog=127.0.0.1:0",
                "admin.address=127.0.0.1:0",
                "pivot.enabled=false",
                "retention.enabled=false",
                "data.dir=" + folder.resolve("data"));
        return Configuration.load(file(), fixed, Map.of());
    }

    private List<String> messages() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void send(DatagramSocket from, Collector to, String text) throws IOException {
        InetSocketAddress address = to.flowAddresses().get(0);
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        from.send(new DatagramPacket(octets, octets.length, address));
    }

    private static String receive(DatagramSocket at) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        at.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }

    @Test
    void collector_appliesWhatItCan_andNamesTheRest() throws Exception {
        try (DatagramSocket neighbour = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket exporter = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Collector collector = new Collector(load("listen.flows: 127.0.0.1:0"))) {
            neighbour.setSoTimeout(30_000);
            Reload reload = collector.reload(this::read);
            send(exporter, collector, "before");
            load(
                    "listen.flows: 127.0.0.1:0",
                    "listen.forward: udp://127.0.0.1:" + neighbour.getLocalPort(),
                    "bulk.size: 5MB");
            assertThat(reload.run()).isTrue();
            send(exporter, collector, "after");
            assertThat(receive(neighbour)).isEqualTo("after");
            assertThat(messages())
                    .containsExactly(
                            "configuration reloaded: listen.forward applied", "bulk.size changed: needs a restart");

            Files.writeString(file(), "listen.flows: 127.0.0.1:0\nlisten.forward: nowhere\nbulk.sise: 1\n");
            said.list.clear();
            assertThat(reload.run()).isFalse();
            send(exporter, collector, "still");
            assertThat(receive(neighbour)).isEqualTo("still");
            assertThat(messages())
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("configuration: listen.forward 'nowhere' is no target"))
                    .anyMatch(line -> line.startsWith("configuration: bulk.sise "))
                    .last()
                    .isEqualTo("the configuration was not reloaded: everything stays as it was");
        }
    }

    @Test
    void allowList_isTakenOver() throws Exception {
        String[] lines = {"listen.flows: 127.0.0.1:0", "listen.allow: 10.0.0.0/8"};
        try (DatagramSocket exporter = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Collector collector = new Collector(load(lines))) {
            Reload reload = collector.reload(this::read);
            send(exporter, collector, "stranger");
            awaitMetric(collector, "flowhound_dropped_total{exporter=\"127.0.0.1\",reason=\"not_allowed\"} 1.0");

            load("listen.flows: 127.0.0.1:0", "listen.allow: [10.0.0.0/8, 127.0.0.1]");
            assertThat(reload.run()).isTrue();
            send(exporter, collector, "friend");
            awaitMetric(collector, "flowhound_datagrams_received_total 1.0");

            load(lines);
            assertThat(reload.run()).isTrue();
            send(exporter, collector, "stranger again");
            awaitMetric(collector, "flowhound_dropped_total{exporter=\"127.0.0.1\",reason=\"not_allowed\"} 2.0");
            awaitMetric(collector, "flowhound_datagrams_received_total 1.0");
        }
        assertThat(messages())
                .containsExactly(
                        "configuration reloaded: listen.allow applied", "configuration reloaded: listen.allow applied");
    }

    private static void awaitMetric(Collector collector, String line) {
        URI metrics = URI.create("http://127.0.0.1:" + collector.adminAddress().getPort() + "/metrics");
        await().untilAsserted(() -> {
            try (InputStream in = metrics.toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains(line);
            }
        });
    }

    @Test
    void geoipFileThatIsNone_changesNothing() throws Exception {
        Path none = Files.writeString(folder.resolve("city.mmdb"), "no database");
        try (Collector collector = new Collector(load("listen.flows: 127.0.0.1:0"))) {
            Reload reload = collector.reload(this::read);
            load("listen.flows: 127.0.0.1:0", "geoip.city: " + none, "sampling.default: 5");
            assertThat(reload.run()).isFalse();
            assertThat(messages()).singleElement().asString().contains("is not a MaxMind DB file");
        }
    }

    @Test
    void partThatRefuses_keepsTheOthersFromChanging() throws Exception {
        List<String> done = new ArrayList<>();
        Configuration first = load("listen.flows: 127.0.0.1:0");
        Reload reload = new Reload(first, this::read, List.of(Reloadable.of(next -> "one", done::add), next -> {
            if (next.sampling().defaultRate() == 2) {
                throw new IOException("no rate of 2, please");
            }
            return () -> done.add("other");
        }));
        load("sampling.default: 2");
        assertThat(reload.run()).isFalse();
        assertThat(done).isEmpty();
        load("sampling.default: 3");
        assertThat(reload.run()).isTrue();
        assertThat(done).containsExactly("one", "other");
        assertThat(messages())
                .containsExactly(
                        "the configuration was not reloaded, everything stays as it was: no rate of 2, please",
                        "configuration reloaded: sampling.default applied",
                        "listen.flows changed: needs a restart");
    }

    @Test
    void partThatFails_isNamed_andTheOthersChange() throws Exception {
        List<String> done = new ArrayList<>();
        Reload reload = new Reload(
                load("sampling.default: 2"),
                this::read,
                List.of(
                        Reloadable.of(next -> "one", done::add),
                        next -> () -> {
                            throw new IllegalStateException("a mistake");
                        },
                        Reloadable.of(next -> "other", done::add)));
        load("sampling.default: 3");
        assertThat(reload.run()).isFalse();
        assertThat(done).containsExactly("one", "other");
        assertThat(messages())
                .containsExactly(
                        "a part does not go by the configuration that was read, the others do: restart, please report this",
                        "configuration reloaded: sampling.default applied");
    }

    @Test
    void refusedByOne_whatOthersHaveMade_isGivenBack() throws Exception {
        List<String> done = new ArrayList<>();
        Reloadable.Change made = new Reloadable.Change() {
            @Override
            public void apply() {
                done.add("applied");
            }

            @Override
            public void discard() {
                done.add("given back");
            }
        };
        Reload reload = new Reload(load("sampling.default: 2"), this::read, List.of(next -> made, next -> {
            throw new IOException("no");
        }));
        assertThat(reload.run()).isFalse();
        assertThat(done).containsExactly("given back");
    }

    /** A reload that a shutdown has overtaken. */
    @Test
    void notifierReadyAfterTheEnd_isNotStarted() throws Exception {
        Notifying notifying = new Notifying(load("sampling.default: 2"), new SimpleMeterRegistry());
        notifying.start();
        Reloadable.Change change =
                notifying.prepare(load("notify.ntfy: [{name: phone, topic: t, server: 'http://127.0.0.1:1'}]"));
        notifying.close();
        change.apply();
        assertThat(notifying.health().reason()).contains("nobody is to be told");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("flowhound-notify");
    }

    @Test
    void networksOfIpv6_holdNoRelayOfIpv4_norTheOtherWayRound() throws Exception {
        long ipv4 = 0xFFFF_C000_0201L;
        LiveSettings six = new LiveSettings(load("exporters.relays: '::/0'"));
        assertThat(six.trusts(0, ipv4)).isFalse();
        assertThat(six.trusts(0x2001_0DB8_0000_0000L, 1)).isTrue();
        LiveSettings four = new LiveSettings(load("exporters.relays: 0.0.0.0/0"));
        assertThat(four.trusts(0, ipv4)).isTrue();
        assertThat(four.trusts(0x2001_0DB8_0000_0000L, 1)).isFalse();
    }

    @Test
    void hangupSignal_close_waitsForTheCall() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        HangupSignal signal = new HangupSignal(() -> {
            began.countDown();
            try {
                mayEnd.await();
                ended.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        signal.received();
        began.await();
        AtomicBoolean endedBefore = new AtomicBoolean();
        Thread closing = Thread.ofPlatform().start(() -> {
            signal.close();
            endedBefore.set(ended.get());
        });
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        mayEnd.countDown();
        closing.join();
        assertThat(endedBefore).isTrue();
    }

    @Test
    void liveSettings_changeWhatTheStagesAsk() throws Exception {
        LiveSettings live = new LiveSettings(load("sampling.default: 2"));
        long relay = 0xFFFF_C000_0201L;
        assertThat(live.rate(0, relay)).isEqualTo(2);
        assertThat(live.trusts(0, relay)).isFalse();
        assertThat(live.masking().isOn()).isFalse();
        live.use(load(
                "sampling: {default: 3, exporters: {192.0.2.0/24: 9}}",
                "exporters.relays: 192.0.2.1",
                "privacy.truncate: {10.0.0.0/8: 16}"));
        assertThat(live.rate(0, 0xFFFF_0A00_0001L)).isEqualTo(3);
        assertThat(live.rate(0, relay)).isEqualTo(9);
        assertThat(live.trusts(0, relay)).isTrue();
        assertThat(live.trusts(0, relay + 1)).isFalse();
        assertThat(live.masking().covers(0, 0xFFFF_0A01_0203L)).isTrue();
        assertThat(live.masking().low()).isEqualTo(0xFFFF_0A01_0000L);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hangupSignal_callsEachTime_andDoesNotEndTheProcess() throws Exception {
        assumeThat(hangupIsIgnored())
                .as("started with nohup: no process of this one gets a SIGHUP")
                .isFalse();
        AtomicInteger calls = new AtomicInteger();
        try (HangupSignal signal = new HangupSignal(calls::incrementAndGet)) {
            assertThat(signal).isNotNull();
            for (int i = 1; i <= 2; i++) {
                int expected = i;
                String own = Long.toString(ProcessHandle.current().pid());
                assertThat(new ProcessBuilder("kill", "-HUP", own).start().waitFor())
                        .isZero();
                await().untilAsserted(() -> assertThat(calls).hasValue(expected));
            }
        }
    }

    /** Whether this process was started so that it ignores SIGHUP, which is signal 1; no where nobody says so. */
    private static boolean hangupIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
    }
}
