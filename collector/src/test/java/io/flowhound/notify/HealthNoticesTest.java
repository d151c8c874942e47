/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.HttpStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A health search that fails, which a real Elasticsearch does not on demand. */
class HealthNoticesTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final HttpStub.Reply NOTHING = new HttpStub.Reply(200, answer(""));

    private volatile HttpStub.Reply ofRisks = NOTHING;
    private volatile HttpStub.Reply ofSilences = NOTHING;
    private final HttpStub stub = HttpStub.http(0, this::reply);
    private final ElasticClient client = ElasticClient.of(ElasticSettings.of(stub.url()));
    private final HealthNotices notices = new HealthNotices(
            client,
            new NotifierSettings(
                    "x",
                    Duration.ofSeconds(30),
                    Set.of(NoticeKind.values()),
                    Urgency.HIGH,
                    Urgency.MEDIUM,
                    Urgency.LOW,
                    "",
                    ""));

    HealthNoticesTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        client.close();
        stub.close();
    }

    private HttpStub.Reply reply(HttpStub.Request request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains("observer.ip") ? ofSilences : ofRisks;
    }

    private static String answer(String hits) {
        return "{\"took\":1,\"timed_out\":false,\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},"
                + "\"hits\":{\"hits\":[" + hits + "]}}";
    }

    private static String collector(long ago, boolean ok) {
        return "{\"_index\":\"x-health\",\"_id\":\"" + ago + "\",\"_source\":{\"@timestamp\":\""
                + Documents.iso(NOW - ago)
                + "\",\"host\":{\"name\":\"flows1\"},\"health\":{\"collector\":\"a1\",\"ok\":" + ok
                + ",\"problems\":[\"journal\"]}}}";
    }

    private static HttpStub.Reply error(int status) {
        return new HttpStub.Reply(
                status, "{\"error\":{\"type\":\"broken\",\"reason\":\"all shards failed\"},\"status\":" + status + "}");
    }

    @Test
    void find_oneSearchFails_theOtherIsTold() {
        ofRisks = new HttpStub.Reply(200, answer(collector(MINUTE, false) + "," + collector(2 * MINUTE, true)));
        for (int status : List.of(400, 403, 404, 429, 500)) {
            ofSilences = error(status);
            assertThat(notices.find(NOW)).extracting(Notice::alert).containsExactly("at-risk-a1");
        }
        ofSilences = new HttpStub.Reply(200, "no JSON");
        assertThat(notices.find(NOW)).hasSize(1);
    }

    @Test
    void complaints_nameTheKindAndTheCause_untilItWorks() {
        ofSilences = error(400);
        notices.find(NOW);
        notices.find(NOW + MINUTE);
        assertThat(notices.complaints(NOW - 1)).isEmpty();
        assertThat(notices.complaints(NOW).getFirst())
                .startsWith("silence cannot be told since 2026-11-22T12:00:00Z")
                .contains("all shards failed");
        ofSilences = NOTHING;
        notices.find(NOW + 2 * MINUTE);
        assertThat(notices.complaints(NOW)).isEmpty();
    }

    /** Whoever gives a key without that privilege wants no such notices. */
    @Test
    void complaints_missingPrivilege_isNone() {
        ofRisks = error(403);
        ofSilences = error(403);
        assertThat(notices.find(NOW)).isEmpty();
        assertThat(notices.complaints(NOW)).isEmpty();
    }

    @Test
    void find_riskOfHoursAgo_isToldWhileItLasts() {
        ofRisks = new HttpStub.Reply(
                200,
                answer(collector(0, false) + "," + collector(3 * HOUR, false) + ","
                        + collector(3 * HOUR + MINUTE, true)));
        assertThat(notices.find(NOW)).extracting(Notice::late).containsExactly(false);
        ofRisks = new HttpStub.Reply(
                200,
                answer(collector(2 * HOUR, true) + "," + collector(4 * HOUR, false) + "," + collector(5 * HOUR, true)));
        assertThat(notices.find(NOW)).extracting(Notice::late).containsExactly(true, true);
    }
}
