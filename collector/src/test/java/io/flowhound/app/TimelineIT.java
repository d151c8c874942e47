/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.Refresh;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.config.Configuration;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.setup.TemplateSettings;
import io.flowhound.setup.Templates;
import io.flowhound.testkit.RealElastic;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flows, log lines of ours and of others, and an alert, on a real Elasticsearch. */
class TimelineIT {
    private static final String PREFIX = RealElastic.prefix() + "line";
    private static final String CONNECTION = "1:LQU9qZlK+B5F3KDmev6m5PMibrg=";
    private static ElasticClient client;
    private static Instant start;
    private static String client1;
    private static String server1;
    private static String alertId;

    @BeforeAll
    static void store() throws Exception {
        client = RealElastic.shared().client();
        new Templates(client, TemplateSettings.of(PREFIX)).install();
        Configuration configuration = Configuration.load(null, settings(), Map.of());
        ObjectNode alert = MadeUpAlert.of(configuration);
        alertId = alert.at("/event/id").asText();
        start = Instant.parse(alert.at("/event/start").asText());
        client1 = alert.at("/pivot/path/0/source/ip").asText();
        server1 = alert.at("/pivot/path/0/destination/ip").asText();
        put("pivots-2026.11", alert.toString());
        put("flows-2026.11.22", """
                {"@timestamp":"%s","event":{"start":"%s","duration":61000000000},"source":{"ip":"%s","port":50022,"bytes":2048},
                "destination":{"ip":"%s","port":22},"network":{"protocol":"ssh","community_id":"%s"},"observer":{"name":"router"}}
                """.formatted(at(62), at(1), client1, server1, CONNECTION));
        put("flows-2026.11.22", """
                {"@timestamp":"%s","event":{"start":"%s"},"source":{"ip":"198.18.0.1"},"destination":{"ip":"198.18.0.2"}}
                """.formatted(at(5), at(4)));
        put("syslog-2026.11.22", """
                {"@timestamp":"%s","message":"Accepted publickey for alice","event":{"category":["authentication"],"outcome":"success"},
                "source":{"ip":"%s","port":50022},"host":{"name":"nas","ip":["%s"]},"process":{"name":"sshd"},
                "user":{"name":"alice"},"network":{"community_id":"%s"},"related":{"ip":["%s","%s"]}}
                """.formatted(at(2), client1, server1, CONNECTION, client1, server1));
        // As an agent of somebody else writes it: dots in names, nothing related, mapped by guessing.
        put("other-logs", """
                {"@timestamp":"%s","message":"An account was logged on\\u001b[31m","event.category":["authentication"],"event.outcome":"success",
                "source.ip":"%s","host.name":"dc1","user.name":"bob"}
                """.formatted(at(3), client1));
    }

    @AfterAll
    static void close() throws Exception {
        client.close();
    }

    private static List<String> settings() {
        return List.of(
                "elasticsearch.urls=" + RealElastic.shared().url(),
                "index.prefix=" + PREFIX,
                "logs.indices=" + PREFIX + "-syslog-*," + PREFIX + "-other-logs," + PREFIX + "-not-there");
    }

    private static Instant at(int seconds) {
        return start.plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }

    private static void put(String index, String json) throws Exception {
        client.call(api -> api.index(
                put -> put.index(PREFIX + "-" + index).refresh(Refresh.True).withJson(new StringReader(json))));
    }

    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("timeline"));
        settings().forEach(setting -> all.addAll(List.of("--set", setting)));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static String[] around(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--from", at(-60).toString(), "--to", at(3600).toString()));
        return all.toArray(String[]::new);
    }

    @Test
    void host_hasFlowsLogsOfAllIndicesAndAlerts_inOneOrder() throws Exception {
        List<JsonNode> lines = run(around("--host", client1, "--json")).documents();
        assertThat(lines)
                .extracting(line -> line.path("kind").asText())
                .contains("alert")
                .startsWith("flow", "log", "log");
        assertThat(lines)
                .filteredOn(line -> !line.path("kind").asText().equals("alert"))
                .extracting(line -> line.path("what").asText())
                .containsExactly(
                        client1 + ":50022 -> " + server1 + ":22  ssh  2.0 KiB out, ? back  1 min 1 s",
                        "sshd: [alice success] Accepted publickey for alice",
                        "[bob success] An account was logged on [31m");
        assertThat(lines.get(0).path("where").asText()).isEqualTo("router");
        assertThat(lines.get(1).at("/document/user/name").asText()).isEqualTo("alice");
    }

    @Test
    void connection_hasItsFlowAndItsLine() {
        CommandRun run = run(around("--community-id", CONNECTION));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("flow +router .*\n.*log +nas +sshd: \\[alice success]")
                .doesNotContain("bob");
        assertThat(run.err()).startsWith("1 flow, 1 log line, 0 alerts from ");
    }

    @Test
    void pivot_hasWhatItsHostsHadToDoWithEachOther() {
        CommandRun run = run("--pivot", alertId.substring(0, 8));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(":50022 -> ")
                .contains("[alice success]")
                .contains("alert  hunt ")
                .doesNotContain("198.18");
    }

    @Test
    void limit_showsTheEarliest_andSaysHowManyMore() {
        CommandRun run = run(around("--host", client1, "--limit", "1"));
        assertThat(run.out()).contains("flow").doesNotContain("alice");
        assertThat(run.err()).contains("more come later: --limit shows more");
    }

    @Test
    void nothing_isSaid_andMistakesAreExplained() {
        CommandRun nothing = run("--host", "192.0.2.200");
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).startsWith("nothing from ");
        assertThat(run("--host", "nas").err()).contains("--host 'nas' is no IP address");
        assertThat(run("--community-id", "x").err()).contains("they begin with 1:");
        assertThat(run("--pivot", "xyz").err()).contains("is no id of an alert");
        assertThat(run("--pivot", "abcd1234").exit()).isEqualTo(1);
        assertThat(run().exit()).isEqualTo(2);
    }

    @Test
    void check_countsTheLoginLinesOfEachIndex() {
        List<String> all = new ArrayList<>(List.of("check"));
        settings().forEach(setting -> all.addAll(List.of("--set", setting)));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.out())
                .contains(PREFIX + "-syslog-* 1, 1 of them usable, 1 with the client's port")
                .contains(PREFIX + "-other-logs 1, 1 of them usable, 0 with the client's port")
                .contains(PREFIX + "-not-there none");
    }

    @Test
    void host_timesOfOtherForms_standWhereTheyBelong() throws Exception {
        String host = "192.0.2.77";
        String index = PREFIX + "-other-nanos";
        client.call(api -> api.indices()
                .create(create -> create.index(index)
                        .mappings(
                                mapping -> mapping.properties("@timestamp", field -> field.dateNanos(date -> date)))));
        String line = "{\"@timestamp\":\"%s\",\"message\":\"%s\",\"source.ip\":\"" + host + "\"}";
        put("other-nanos", line.formatted(at(1).toString().replace("Z", ""), "first"));
        put("other-plain", line.formatted(at(2).toString().replace("Z", "+0000"), "second"));
        put("other-nanos", line.formatted(at(3), "third"));
        String indices = "logs.indices=" + PREFIX + "-other-*";
        List<JsonNode> lines = run(around("--host", host, "--set", indices, "--json", "--limit", "2"))
                .documents();
        assertThat(lines).extracting(one -> one.path("what").asText()).containsExactly("first", "second");
        assertThat(Instant.parse(lines.get(0).path("@timestamp").asText())).isEqualTo(at(1));
    }
}
