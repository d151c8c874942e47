/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.testkit.HttpStub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PivotCommandsTest {
    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return "elasticsearch.urls=http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void list_nobodyAnswers_exit1_globalOptionsStandAnywhere() throws IOException {
        String nobody = nobody();
        for (CommandRun run : new CommandRun[] {
            CommandRun.of("--set", nobody, "pivots", "list", "--json"),
            CommandRun.of("pivots", "--set", nobody, "list", "--json"),
            CommandRun.of("pivots", "list", "--json", "--set", nobody)
        }) {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("flowhound: no Elasticsearch answers at http://127.0.0.1:");
        }
    }

    @Test
    void run_withTheKeyOfTheHuntAlone_looksForTheTemplatesWithIt() throws IOException {
        String denied = "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"},\"status\":403}";
        try (HttpStub elastic = HttpStub.http(0, request -> new HttpStub.Reply(403, denied))) {
            for (String[] keys : new String[][] {
                {"pivot.api-key=hunt", "pivot.api-key=hunt", "ApiKey hunt"},
                {"pivot.api-key=hunt", "elasticsearch.api-key=write", "ApiKey write"},
                {"elasticsearch.api-key=write", "elasticsearch.admin-api-key=admin", "ApiKey admin"},
            }) {
                elastic.requests().clear();
                CommandRun run = CommandRun.of(
                        "pivots",
                        "run",
                        "--from",
                        "2026-03-03T00:00:00Z",
                        "--to",
                        "2026-03-04T00:00:00Z",
                        "--set",
                        "elasticsearch.urls=" + elastic.url(),
                        "--set",
                        keys[0],
                        "--set",
                        keys[1]);
                assertThat(run.exit()).isEqualTo(1);
                assertThat(run.err()).contains("Nothing was done: ./flowhound setup installs the index templates.");
                assertThat(elastic.requests())
                        .isNotEmpty()
                        .allSatisfy(request ->
                                assertThat(request.header("Authorization")).isEqualTo(keys[2]));
            }
        }
    }

    @Test
    void configurationOfTheHunt_isCheckedWithTheRest_exit2() {
        CommandRun run = CommandRun.of(
                "pivots", "list", "--set", "pivot.own-services.1.name=git", "--set", "pivot.own-services.1.ports=22");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("flowhound: pivot.own-services port 22 belongs to ssh and to git: give it to one of them\n");
    }

    @Test
    void check_suppressionThatHasEnded_isAWarning() throws IOException {
        CommandRun run = CommandRun.of(
                "check",
                "--set",
                nobody(),
                "--set",
                "pivot.suppressions.1.port=22",
                "--set",
                "pivot.suppressions.1.until=2026-01-31",
                "--set",
                "pivot.suppressions.1.reason=test",
                "--set",
                "pivot.critical=203.0.113.9");
        assertThat(run.out())
                .contains("warn pivot          run does not hunt (pivot.enabled), looks at ssh [22], rdp [3389]")
                .contains("pivot.suppressions.1 (test) has ended on 2026-01-31: take it out, or give it another day.")
                .contains("pivot.critical 203.0.113.9 is not in networks.internal: is it ours?");
    }

    @Test
    void help_listsTheCommands() {
        CommandRun run = CommandRun.of("pivots", "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("watch", "trace", "coverage", "expand", "dismiss");
    }
}
