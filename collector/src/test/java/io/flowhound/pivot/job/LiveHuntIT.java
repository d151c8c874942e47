/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.app.pivots.ElasticDesk;
import io.flowhound.app.pivots.PivotDesk;
import io.flowhound.app.pivots.PivotSettings;
import io.flowhound.config.Configuration;
import io.flowhound.pivot.alert.Alert;
import io.flowhound.pivot.alert.AlertQuery;
import io.flowhound.pivot.alert.MemoryAlerts;
import io.flowhound.simulate.AttackKind;
import io.flowhound.simulate.PivotLeg;
import io.flowhound.testkit.HuntIndices;
import io.flowhound.testkit.OfficeFlows;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.Story;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The hunt beside a collector, in a real Elasticsearch. The test goes on whenever the hunt has nothing to do, and moves its clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveHuntIT {
    private static final Instant END = Instant.parse("2026-03-07T00:00:00Z");
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;
    private static final long FROM = END.toEpochMilli() - 2 * DAY;
    private static final long TO = END.toEpochMilli() + 3 * 60 * MINUTE;
    private static final long WITHHELD = 20 * MINUTE;
    private static final int HOSTS = 2_000;
    private static final int MOST_REQUESTS = 50;

    /** Some days of an office without what arrives in 20 minutes, and that. */
    private HuntIndices office;

    private final List<ObjectNode> withheld = new ArrayList<>();
    private long withheldFrom;

    private Steps steps = new Steps();
    private HuntIndices indices;
    private PivotDesk desk;
    private long now;
    private long readUpTo;

    /** Does the next thing that the test wants instead of waiting; ends the hunt when there is none. */
    private static final class Steps extends Pause {
        private final Deque<Callable<?>> all = new ArrayDeque<>();

        @Override
        void await(long millis) {
            Callable<?> next = all.poll();
            if (next == null) {
                stop();
                return;
            }
            try {
                next.call();
            } catch (Exception e) {
                throw new AssertionError("a step of the test failed", e);
            }
        }
    }

    /** The 20 minutes are those around the end of the second login of a chain. */
    @BeforeAll
    void storeOffice() throws Exception {
        OfficeFlows flows = new OfficeFlows(END, 6);
        PivotLeg second = flows.labels().chains().stream()
                .filter(chain -> chain.kind().equals(AttackKind.LOOP.label()))
                .findFirst()
                .orElseThrow()
                .legs()
                .get(1);
        withheldFrom = second.end().toEpochMilli() - WITHHELD / 2;
        List<ObjectNode> stored = new ArrayList<>();
        for (ObjectNode flow : flows.documents()) {
            long since = OfficeFlows.arrival(flow) - withheldFrom;
            (since >= 0 && since < WITHHELD ? withheld : stored).add(flow);
        }
        assertThat(withheld).isNotEmpty();
        office = new HuntIndices();
        office.store(stored);
    }

    @AfterAll
    void closeOffice() throws Exception {
        office.close();
    }

    private void open(HuntIndices opened) {
        steps = new Steps();
        readUpTo = 0;
        indices = opened;
        desk = new ElasticDesk(indices.configuration(), RealElastic.shared().client(), "test", line -> {});
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        indices.close();
    }

    private PivotJob job(JobParts parts, Pause pause) {
        Configuration configuration = indices.configuration();
        JobSettings settings = JobSettings.of(Duration.ofMinutes(15), PivotSettings.rules(configuration));
        return new PivotJob(settings, parts, JobListener.NONE, new SimpleMeterRegistry(), () -> now, pause);
    }

    /** The parts of the product, whose reading is watched. */
    private JobParts parts() {
        JobParts parts = desk.parts();
        RecordSource watched = (from, to, into) -> {
            readUpTo = Math.max(readUpTo, to);
            parts.records().read(from, to, into);
        };
        return new JobParts(
                watched,
                parts.counts(),
                parts.watermark(),
                parts.hunts(),
                parts.alerts(),
                parts.baseline(),
                parts.dismissals(),
                parts.checkpoints());
    }

    private Story told() throws Exception {
        return Story.of(desk.alerts(AlertQuery.of(0, TO)));
    }

    /** What one hunt through everything that is stored now tells, in memory. */
    private Story undisturbed() throws Exception {
        MemoryAlerts memory = new MemoryAlerts();
        assertThat(job(desk.dryParts(memory), new Pause()).run(FROM, TO)).isTrue();
        return Story.of(memory.all());
    }

    @Test
    void withheldFlows_areWaitedFor_andTellTheSameThen() throws Exception {
        open(office.sharingFlows());
        long from = withheldFrom;
        indices.storedBefore(from);
        now = from + 60 * MINUTE;
        steps.all.add(() -> {
            assertThat(readUpTo).isBetween(from - 15 * MINUTE, from);
            now += 15 * MINUTE;
            return now;
        });
        steps.all.add(() -> {
            assertThat(readUpTo).as("the watermark stood still").isLessThanOrEqualTo(from);
            indices.store(withheld);
            indices.storedBefore(TO);
            now = TO;
            return now;
        });
        job(parts(), steps).watch();
        assertThat(steps.all).isEmpty();
        assertThat(readUpTo).isEqualTo(TO);
        assertTellsTheSame();
    }

    /** A collector that says nothing holds nobody back. */
    @Test
    void flowsThatCanBeFoundLate_areReadThen_andTellTheSame() throws Exception {
        open(office.sharingFlows());
        long from = withheldFrom;
        now = from + 29 * MINUTE;
        steps.all.add(() -> {
            assertThat(readUpTo).isGreaterThan(from + 10 * MINUTE);
            indices.store(withheld);
            now = TO;
            return now;
        });
        job(parts(), steps).watch();
        assertThat(steps.all).isEmpty();
        assertTellsTheSame();
    }

    private void assertTellsTheSame() throws Exception {
        Story expected = undisturbed();
        assertThat(expected.ids()).hasSizeGreaterThan(5);
        assertThat(told()).isEqualTo(expected);
    }

    @Test
    void tickOverManyHosts_takesFewRequests() throws Exception {
        open(new HuntIndices());
        long tick = Instant.parse("2026-03-11T10:00:00Z").toEpochMilli();
        for (int day = 5; day > 0; day--) {
            indices.store(usual(tick - day * DAY, LiveHuntIT::merged));
        }
        now = tick;
        indices.storedBefore(tick);
        long[] requests = new long[2];
        steps.all.add(() -> {
            List<ObjectNode> flows = usual(tick, LiveHuntIT::login);
            flows.addAll(login(tick + 2 * MINUTE, 8 * MINUTE, workstation(5), 50_001, workstation(900)));
            flows.addAll(login(tick + 4 * MINUTE, 5 * MINUTE, workstation(900), 50_002, workstation(1_500)));
            indices.store(flows);
            indices.storedBefore(tick + 15 * MINUTE);
            now = tick + 15 * MINUTE;
            requests[0] = requests();
            return now;
        });
        steps.all.add(() -> requests[1] = requests());
        job(parts(), steps).watch();
        assertThat(readUpTo).isEqualTo(tick + 15 * MINUTE);
        List<Alert> alerts = desk.alerts(AlertQuery.of(tick, now));
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).steppingStones()).containsExactly(workstation(900));
        assertThat(requests[1] - requests[0]).isBetween(10L, (long) MOST_REQUESTS);
    }

    private static String workstation(int number) {
        return "10.1." + number / 250 + "." + (number % 250 + 1);
    }

    /** The documents of a login. */
    private interface Telling {
        List<ObjectNode> of(long start, long length, String client, int port, String server);
    }

    /** Every workstation logs in to its three servers within 15 minutes. */
    private static List<ObjectNode> usual(long from, Telling telling) {
        List<ObjectNode> flows = new ArrayList<>();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < HOSTS; i++) {
            for (int each : new int[] {i, 7 * i + 3, 11 * i + 5}) {
                String server = "10.2.0." + (each % 40 + 1);
                if (pairs.add(i + " " + server)) {
                    long start = from + (i * 311L + each * 17L) % (12 * MINUTE);
                    flows.addAll(telling.of(start, 2 * MINUTE, workstation(i), 40_000 + pairs.size() % 20_000, server));
                }
            }
        }
        return flows;
    }

    /** Both directions in one document. */
    private static List<ObjectNode> merged(long start, long length, String client, int port, String server) {
        ObjectNode flow = flow(start, start + length, client, port, server, 22, 20_000);
        flow.withObject("/destination").put("bytes", 60_000);
        return List.of(flow);
    }

    /** A document for each direction. */
    private static List<ObjectNode> login(long start, long length, String client, int port, String server) {
        return List.of(
                flow(start, start + length, client, port, server, 22, 20_000),
                flow(start + 20, start + length, server, 22, client, port, 60_000));
    }

    private static ObjectNode flow(
            long start, long end, String source, int sourcePort, String destination, int destinationPort, long octets) {
        ObjectNode flow = new ObjectMapper().createObjectNode();
        flow.put("@timestamp", Instant.ofEpochMilli(end).toString());
        flow.putObject("event")
                .put("start", Instant.ofEpochMilli(start).toString())
                .put("end", Instant.ofEpochMilli(end).toString())
                .put("created", Instant.ofEpochMilli(end + 5_000).toString());
        flow.putObject("source").put("ip", source).put("port", sourcePort).put("bytes", octets);
        flow.putObject("destination").put("ip", destination).put("port", destinationPort);
        flow.putObject("observer").put("ip", "192.0.2.1");
        flow.putObject("flow").put("id", source + sourcePort + destination + start);
        return flow;
    }

    /** All requests that Elasticsearch has answered so far, whoever sent them. */
    private static long requests() throws Exception {
        URI stats = RealElastic.shared().url().resolve("/_nodes/stats/http");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = client.send(HttpRequest.newBuilder(stats).build(), BodyHandlers.ofString())
                    .body();
            long all = 0;
            for (JsonNode route : new ObjectMapper().readTree(body).findValues("requests")) {
                all += route.path("count").asLong();
            }
            assertThat(all).as(body).isPositive();
            return all;
        }
    }
}
