/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifiers on a real Elasticsearch, with a receiver that can refuse. */
class NotifierIT {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final String prefix = RealElastic.prefix() + "notify";
    private final ElasticClient client = RealElastic.shared().client();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-11-22T12:00:00Z").toEpochMilli());
    private final List<Notifier> notifiers = new ArrayList<>();
    private volatile HttpStub.Reply reply = new HttpStub.Reply(200, "thanks");
    private final HttpStub receiver;

    NotifierIT() throws IOException {
        receiver = HttpStub.http(0, request -> reply);
    }

    @BeforeEach
    void install() throws IOException {
        new Templates(client, TemplateSettings.of(prefix)).install();
    }

    @AfterEach
    void close() throws IOException {
        for (Notifier notifier : notifiers) {
            notifier.close();
        }
        receiver.close();
        client.close();
    }

    private Channel channel(String name, Urgency least) {
        return new WebhookChannel(
                new WebhookSettings(name, receiver.url(), CardFormat.JSON, null, Map.of(), null, least));
    }

    private Notifier notifier(Channel... channels) {
        Notifier notifier = new Notifier(
                new NotifierSettings(
                        prefix,
                        Duration.ofSeconds(30),
                        Set.of(NoticeKind.values()),
                        Urgency.HIGH,
                        Urgency.MEDIUM,
                        Urgency.LOW,
                        "https://kibana.example.org/app/dashboards#/view/x-quality",
                        "https://kibana.example.org/app/dashboards#/view/x-threats"),
                RealElastic.shared().client(),
                channels.length == 0 ? List.of(channel("chat", Urgency.LOW)) : List.of(channels),
                registry,
                now::get);
        notifiers.add(notifier);
        return notifier;
    }

    private String ago(long millis) {
        return Documents.iso(now.get() - millis);
    }

    private void store(String id, String severity, String notifiedAt) throws IOException {
        store(Sample.alert(id, severity, notifiedAt));
    }

    private void store(ObjectNode alert) throws IOException {
        String json = alert.toString();
        String id = Documents.text(alert, "event.id");
        client.call(api ->
                api.index(put -> put.index(prefix + "-pivots-2026.11").id(id).withJson(new StringReader(json))));
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-pivots*")));
    }

    private List<JsonNode> told() {
        return receiver.requests().stream()
                .map(request -> {
                    try {
                        return Documents.JSON.readTree(new String(request.body(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private List<String> toldIds() {
        List<String> ids = new ArrayList<>();
        told().forEach(message -> message.at("/notice/alerts")
                .forEach(each -> ids.add(each.path("id").asText())));
        return ids;
    }

    private List<String> keys() {
        return receiver.requests().stream()
                .map(request -> request.headers().get("Idempotency-key").get(0))
                .toList();
    }

    private double count(String meter) {
        return registry.get("flowhound.notify." + meter)
                .tag("channel", "chat")
                .counter()
                .count();
    }

    @Test
    void poll_noIndexYet_tellsNothing() throws Exception {
        notifier().poll();

        assertThat(told()).isEmpty();
    }

    @Test
    void poll_twoInParallel_tellEachAlertOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add("alert" + i);
            store("alert" + i, i % 2 == 0 ? "high" : "low", ago(10 * MINUTE));
        }
        assertThat(notifier().pending().get("chat")).hasSize(40);
        Notifier one = notifier();
        Notifier other = notifier();
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> polls = List.of(() -> polled(one, start), () -> polled(other, start));
            for (Future<Boolean> each : threads.invokeAll(polls)) {
                assertThat(each.get()).isTrue();
            }
        }
        one.poll();
        other.poll();

        assertThat(toldIds()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(keys()).doesNotHaveDuplicates();
        assertThat(count("sent")).isEqualTo(40);
    }

    private static boolean polled(Notifier notifier, CyclicBarrier start) throws Exception {
        start.await();
        for (int i = 0; i < 3; i++) {
            notifier.poll();
        }
        return true;
    }

    private void storeContact(String id, String found) throws IOException {
        ObjectNode contact = Documents.JSON.createObjectNode().put("@timestamp", found);
        contact.put("message", "printer (192.168.1.20) spoke to Japan for the first time");
        contact.putObject("event").put("id", id).put("created", found);
        contact.putObject("source").put("ip", "192.168.1.20");
        contact.putObject("contact").put("kind", "country").put("value", "JP");
        String index = prefix + "-first-contacts-2026.11";
        client.call(api -> api.index(put -> put.index(index).id(id).document(contact)));
        client.call(api -> api.indices().refresh(refresh -> refresh.index(index)));
    }

    @Test
    void poll_firstContact_isToldOnce_unlessItIsLate() throws Exception {
        Notifier notifier = notifier();
        notifier.poll();
        storeContact("late", ago(2 * HOUR));
        storeContact("new", ago(10 * MINUTE));
        notifier.poll();
        notifier().poll();

        assertThat(toldIds()).containsExactly("new");
        JsonNode message = told().getFirst();
        assertThat(message.at("/notice/title").asText()).isEqualTo("Flowhound: first contact (low)");
        assertThat(message.at("/notice/text").asText())
                .startsWith("printer (192.168.1.20) spoke to Japan for the first time\nAt ")
                .endsWith("More: ./flowhound timeline --host 192.168.1.20");
        assertThat(message.at("/notice/url").asText()).endsWith("#/view/x-threats");
    }

    @Test
    void poll_afterARestart_tellsOnlyWhatIsNew() throws Exception {
        store("a", "high", ago(10 * MINUTE));
        notifier().poll();
        now.addAndGet(2 * HOUR);
        store("b", "high", ago(90 * MINUTE));

        notifier().poll();

        assertThat(toldIds()).containsExactly("a", "b");
    }

    @Test
    void poll_escalated_tellsAgain() throws Exception {
        Notifier notifier = notifier();
        store("a", "medium", ago(10 * MINUTE));
        notifier.poll();
        notifier.poll();
        ObjectNode grown = Sample.alert("a", "critical", ago(MINUTE));
        grown.withObject("/pivot").put("version", 2);
        store(grown);
        notifier.poll();
        notifier.poll();

        assertThat(told()).hasSize(2);
        assertThat(told().get(1).at("/notice/title").asText()).isEqualTo("Flowhound: pivot alert has grown (critical)");
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void poll_firstStart_tellsOnlyTheLastHour_andRemembersThat() throws Exception {
        store("old", "high", ago(3 * HOUR));
        store("recent", "high", ago(30 * MINUTE));
        notifier().poll();
        now.addAndGet(DAY);
        notifier().poll();

        assertThat(toldIds()).containsExactly("recent");
    }

    @Test
    void poll_firstStartWithAClockThatWasAhead_tellsOnceTheClockIsRight() throws Exception {
        long right = now.get();
        now.set(right + Duration.ofDays(365).toMillis());
        notifier().poll();
        now.set(right);
        store("a1", "high", ago(MINUTE));

        notifier().poll();

        assertThat(toldIds()).containsExactly("a1");
    }

    @Test
    void poll_silentAlerts_areNotTold() throws Exception {
        for (String status : List.of("suppressed", "below-budget", "superseded")) {
            ObjectNode alert = Sample.alert(status, "high", ago(MINUTE));
            alert.withObject("/pivot").put("status", status);
            store(alert);
        }
        ObjectNode dismissed = Sample.alert("dismissed", "high", ago(MINUTE));
        dismissed.withObject("/pivot/workflow").put("status", "dismissed");
        store(dismissed);
        ObjectNode over = Sample.alert("over", "high", ago(MINUTE));
        over.withObject("/pivot/workflow").put("status", "dismissed").put("until", ago(HOUR));
        store(over);
        ObjectNode retracted = Sample.alert("retracted", "high", ago(MINUTE));
        retracted.withObject("/pivot").put("status", "closed").put("closed_reason", "retracted");
        store(retracted);
        ObjectNode quiet = Sample.alert("quiet", "high", ago(MINUTE));
        quiet.withObject("/pivot").put("status", "closed").put("closed_reason", "quiet");
        store(quiet);

        notifier().poll();

        assertThat(toldIds()).containsExactlyInAnyOrder("over", "quiet");
    }

    @Test
    void poll_minSeverity_isPerChannel() throws Exception {
        store("low", "low", ago(MINUTE));
        store("critical", "critical", ago(MINUTE));

        notifier(channel("chat", Urgency.LOW), channel("pager", Urgency.HIGH)).poll();

        assertThat(toldIds()).containsExactlyInAnyOrder("low", "critical", "critical");
    }

    @Test
    void poll_refusedTwice_isToldOnceWithTheSameKey() throws Exception {
        Notifier notifier = notifier();
        store("a", "high", ago(MINUTE));
        reply = new HttpStub.Reply(500, "busy");
        notifier.poll();
        notifier.poll();
        assertThat(told()).as("within the pause").hasSize(1);
        now.addAndGet(31_000);
        notifier.poll();
        reply = new HttpStub.Reply(200, "thanks");
        now.addAndGet(30_000);
        notifier.poll();
        assertThat(told()).as("within the longer pause").hasSize(2);
        now.addAndGet(31_000);
        notifier.poll();
        now.addAndGet(DAY);
        notifier.poll();

        assertThat(told()).hasSize(3);
        assertThat(keys().stream().distinct()).hasSize(1);
        assertThat(count("sent")).isEqualTo(1);
        assertThat(count("failed")).isEqualTo(2);
    }

    @Test
    void poll_refusedForADay_isGivenUp() throws Exception {
        Notifier notifier = notifier();
        store("a", "high", ago(MINUTE));
        reply = new HttpStub.Reply(503, "down");
        notifier.poll();
        now.addAndGet(20 * MINUTE);
        assertThat(notifier.health().health().ok()).isFalse();
        assertThat(notifier.health().health().reason())
                .contains("channel chat has failed since 2026-11-22T12:00:00Z: answered 503: down")
                .contains("notify --test");
        now.addAndGet(DAY);
        notifier.poll();
        reply = new HttpStub.Reply(200, "thanks");
        now.addAndGet(HOUR);
        notifier.poll();
        notifier().poll();

        assertThat(told()).hasSize(2);
        assertThat(count("given.up")).isEqualTo(1);
        assertThat(count("sent")).isZero();
    }

    @Test
    void poll_badMessage_doesNotHoldUpOthers() throws Exception {
        Notifier notifier = notifier();
        store("a", "critical", ago(MINUTE));
        store("b", "low", ago(MINUTE));
        reply = new HttpStub.Reply(400, "what is that?");
        notifier.poll();

        assertThat(toldIds()).containsExactly("a", "b");
        assertThat(count("failed")).isEqualTo(2);
    }

    @Test
    void poll_killedBetweenClaimAndSend_isToldOnceByAnother() throws Exception {
        store("a", "high", ago(MINUTE));
        Notifier dying = notifier(new Dying(channel("chat", Urgency.LOW)));
        assertThat(dies(dying)).isTrue();
        Notifier other = notifier();
        other.poll();
        assertThat(told()).as("while the claim may still be at work").isEmpty();
        now.addAndGet(6 * MINUTE);
        other.poll();
        other.poll();

        assertThat(toldIds()).containsExactly("a");
        assertThat(count("sent")).isEqualTo(1);
    }

    @Test
    void poll_killedBetweenSendAndMark_repeatsWithTheSameKey() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add("alert" + i);
            store("alert" + i, "high", ago(10 * MINUTE));
        }
        Channel real = channel("chat", Urgency.LOW);
        assertThat(dies(notifier(new Dying(real) {
                    @Override
                    public Outcome send(Message message) throws InterruptedException {
                        if (message.key().equals(digestKey(message))) {
                            real.send(message);
                            return super.send(message);
                        }
                        return real.send(message);
                    }
                })))
                .isTrue();
        now.addAndGet(6 * MINUTE);
        notifier().poll();

        assertThat(keys()).hasSize(7);
        assertThat(keys().get(6)).as("the digest again").isEqualTo(keys().get(5));
        assertThat(told().get(6).at("/notice/count").asInt()).isEqualTo(3);
        assertThat(toldIds().stream().distinct().sorted().toList()).isEqualTo(ids);
    }

    private static String digestKey(Message message) {
        return message.fields().at("/notice/count").asInt() > 1 ? message.key() : "none";
    }

    /** As killed: it can neither send nor write down what has become of it. */
    private static class Dying implements Channel {
        private final Channel of;

        Dying(Channel of) {
            this.of = of;
        }

        @Override
        public String name() {
            return of.name();
        }

        @Override
        public String address() {
            return of.address();
        }

        @Override
        public Urgency least() {
            return of.least();
        }

        @Override
        public Outcome send(Message message) throws InterruptedException {
            throw new InterruptedException("killed");
        }
    }

    private static boolean dies(Notifier notifier) throws IOException {
        try {
            notifier.poll();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void poll_manyAtOnce_becomeFiveMessagesAndADigest() throws Exception {
        for (int i = 0; i < 17; i++) {
            store("alert" + i, i == 16 ? "critical" : "medium", ago(10 * MINUTE));
        }
        Notifier notifier = notifier();
        notifier.poll();
        notifier.poll();

        assertThat(told()).hasSize(6);
        assertThat(told().get(0).at("/event/id").asText())
                .as("the most urgent first")
                .isEqualTo("alert16");
        assertThat(told().get(5).at("/message").asText()).startsWith("and 12 more: ");
        assertThat(toldIds()).hasSize(17).doesNotHaveDuplicates();
    }

    @Test
    void poll_whatCameDuringAFailure_isToldInADigest() throws Exception {
        Notifier notifier = notifier();
        reply = new HttpStub.Reply(503, "down");
        store("first", "high", ago(MINUTE));
        notifier.poll();
        for (int i = 0; i < 9; i++) {
            store("alert" + i, "high", ago(MINUTE));
        }
        notifier.poll();
        reply = new HttpStub.Reply(200, "thanks");
        now.addAndGet(MINUTE);
        notifier.poll();

        assertThat(told()).hasSize(1 + 1 + 5 + 1);
        assertThat(told().get(7).at("/notice/count").asInt()).isEqualTo(4);
        assertThat(toldIds().stream().filter(id -> !id.equals("first")))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void pending_changesNothing() throws Exception {
        store("a", "high", ago(MINUTE));
        Notifier notifier = notifier();

        assertThat(notifier.pending().get("chat")).extracting(Notice::alert).containsExactly("a");
        assertThat(notifier.pending().get("chat")).hasSize(1);
        assertThat(told()).isEmpty();
        assertThat(claims()).isZero();
        notifier.poll();
        assertThat(notifier.pending().get("chat")).isEmpty();
    }

    private long claims() throws IOException {
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-state*")));
        return client.call(api -> api.count(count -> count.index(prefix + "-state*")
                        .query(query ->
                                query.term(term -> term.field("state.kind").value("notify")))))
                .count();
    }

    @Test
    void poll_oldClaims_areDeleted() throws Exception {
        store("a", "high", ago(MINUTE));
        notifier().poll();
        assertThat(claims()).isEqualTo(1);
        now.addAndGet(31 * DAY);
        notifier().poll();

        assertThat(claims()).isZero();
        assertThat(told()).hasSize(1);
    }

    private void storeHealth(String json) throws IOException {
        client.call(api -> api.index(
                put -> put.index(prefix + "-health-2026.11.22").withJson(new StringReader(json.replace('\'', '"')))));
        client.call(api -> api.indices().refresh(refresh -> refresh.index(prefix + "-health*")));
    }

    private void storeExporter(long at, String collector, long last, boolean silent) throws IOException {
        storeHealth("{'@timestamp':'" + ago(at)
                + "','observer':{'ip':'192.0.2.4','name':'edge'},'health':{'kind':'exporter',"
                + "'collector':'" + collector + "','ok':" + !silent + ",'last_datagram':'" + ago(last) + "'"
                + (silent ? ",'problems':['silent']" : "") + "}}");
    }

    private void storeCollector(long at, boolean ok) throws IOException {
        storeHealth("{'@timestamp':'" + ago(at)
                + "','host':{'name':'flows1'},'health':{'kind':'collector','collector':'a1','ok':" + ok
                + (ok ? "" : ",'problems':['journal'],'reason':'The disk is full.'") + "}}");
    }

    private List<String> titles() {
        return told().stream()
                .map(message -> message.at("/notice/title").asText())
                .toList();
    }

    @Test
    void poll_silentExporter_andItsReturn_areEachToldOnceByTwo() throws Exception {
        storeExporter(20 * MINUTE, "a1", 20 * MINUTE, false);
        storeExporter(15 * MINUTE, "a1", 20 * MINUTE, true);
        storeExporter(14 * MINUTE, "a1", 20 * MINUTE, true);
        Notifier one = notifier();
        Notifier other = notifier();
        one.poll();
        other.poll();
        assertThat(titles()).containsExactly("Flowhound: exporter silent (medium)");
        assertThat(told().get(0).at("/message").asText())
                .isEqualTo("Exporter 192.0.2.4 (edge) has been silent for 5 minutes");
        storeExporter(MINUTE, "a1", 2 * MINUTE, false);
        other.poll();
        one.poll();
        notifier().poll();

        assertThat(titles())
                .containsExactly("Flowhound: exporter silent (medium)", "Flowhound: exporter is back (medium)");
    }

    /** Who is silent for long has more documents than who has just fallen silent. */
    @Test
    void poll_manyLongSilentExporters_doNotHideANewOne() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            for (int minute : new int[] {600, 599}) {
                lines.append("{'create':{'_index':'" + prefix + "-health-2026.11.22'}}\n{'@timestamp':'"
                        + ago(minute * MINUTE) + "','observer':{'ip':'198.51." + i / 250 + "." + i % 250
                        + "'},'health':{'kind':'exporter','collector':'a1','ok':false,'last_datagram':'"
                        + ago(700 * MINUTE - i) + "','problems':['silent']}}\n");
            }
        }
        byte[] body = lines.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(client.bulk().send(body, body.length).status()).isEqualTo(200);
        storeExporter(MINUTE, "a1", 6 * MINUTE, true);
        notifier().poll();

        assertThat(titles()).containsExactly("Flowhound: exporter silent (medium)");
        assertThat(told().get(0).at("/message").asText()).startsWith("Exporter 192.0.2.4 (edge) has been silent");
    }

    @Test
    void poll_exporterThatAnotherCollectorHears_isNotSilent() throws Exception {
        storeExporter(15 * MINUTE, "a1", 20 * MINUTE, true);
        storeExporter(16 * MINUTE, "b2", 16 * MINUTE, false);
        notifier().poll();

        assertThat(told()).isEmpty();
    }

    @Test
    void poll_dataAtRisk_andItsEnd_areEachToldOnceByTwo() throws Exception {
        storeCollector(12 * MINUTE, true);
        storeCollector(11 * MINUTE, false);
        storeCollector(10 * MINUTE, false);
        Notifier one = notifier();
        Notifier other = notifier();
        one.poll();
        other.poll();
        for (int minute = 9; minute >= 5; minute--) {
            storeCollector(minute * MINUTE, true);
        }
        other.poll();
        one.poll();

        assertThat(titles())
                .containsExactly("Flowhound: data at risk (high)", "Flowhound: data no longer at risk (high)");
        assertThat(told().get(0).at("/notice/text").asText()).contains("Why: The disk is full.");
    }

    @Test
    void poll_healthOfMoreThanAnHourAgo_isNotTold() throws Exception {
        storeCollector(91 * MINUTE, true);
        storeCollector(90 * MINUTE, false);
        storeExporter(70 * MINUTE, "a1", 75 * MINUTE, true);
        notifier().poll();

        assertThat(told()).isEmpty();
    }

    @Test
    void poll_healthThatTheReceiverRefusedForHours_isToldLate() throws Exception {
        Notifier notifier = notifier();
        storeExporter(4 * MINUTE, "a1", 9 * MINUTE, true);
        reply = new HttpStub.Reply(503, "down");
        notifier.poll();
        now.addAndGet(3 * HOUR);
        reply = new HttpStub.Reply(200, "thanks");
        notifier().poll();

        assertThat(titles()).hasSize(2).containsOnly("Flowhound: exporter silent (medium)");
        assertThat(keys().stream().distinct()).hasSize(1);
    }

    @Test
    void start_tellsOnItsOwn_andEndsWhenClosed() throws Exception {
        store("a", "high", ago(MINUTE));
        Notifier notifier = notifier();
        notifier.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> receiver.requests().size() == 1);
        notifier.close();

        assertThat(toldIds()).containsExactly("a");
        assertThat(notifier.health().health().ok()).isTrue();
    }
}
