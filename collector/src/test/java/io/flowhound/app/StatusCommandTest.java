/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.app.status.CollectorFacts;
import io.flowhound.app.status.ReportBoard;
import io.flowhound.app.status.StatusPage;
import io.flowhound.app.status.TemplatesPage;
import io.flowhound.app.status.TestExporters;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.element.ElementRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code status} and {@code templates}, asked of an admin server in this process. */
class StatusCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        CollectorMetrics metrics = new CollectorMetrics(registry);
        metrics.exporter("192.0.2.1").drop(DropReason.BAD_LENGTH, "a set");
        CollectorFacts facts = new CollectorFacts(
                "0.1.0",
                Instant.ofEpochMilli(TestExporters.NOW - 3_600_000),
                () -> List.of(new InetSocketAddress("0.0.0.0", 2055)),
                List::of,
                List::of,
                List::of,
                List::of,
                List.of(),
                registry);
        ReportBoard board = new ReportBoard(() -> TestExporters.NOW, Duration.ZERO);
        board.publish(() ->
                List.of(TestExporters.exporter().template(256, 8, 12, 1, 2).report()));
        server = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                registry,
                List.of(),
                List.of(),
                List.of(),
                Map.of(
                        "/status", new StatusPage(facts, board, () -> TestExporters.NOW),
                        "/templates",
                                new TemplatesPage(facts, board, () -> TestExporters.NOW, ElementRegistry.load())));
    }

    @AfterEach
    void stop() {
        server.close();
        registry.close();
    }

    private CommandRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("--set", "admin.address=127.0.0.1:" + server.address().getPort()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void status_json_isThePage() throws IOException {
        CommandRun run = run("status", "--json");
        JsonNode page = run.result();
        assertThat(run.out()).startsWith("{\n  \"collector\"").endsWith("}\n");
        assertThat(page.at("/collector/listening/0").asText()).isEqualTo("0.0.0.0:2055/udp");
        assertThat(page.at("/exporters/0/address").asText()).isEqualTo("192.0.2.1");
        assertThat(page.at("/exporters/0/streams/0/flows").asLong()).isEqualTo(24_000);
        assertThat(page.at("/exporters/0/dropped/bad_length").asLong()).isEqualTo(1);
        assertThat(page.at("/exporters/0/hints").findValuesAsText("id")).contains("damaged");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void status_text_isATable() {
        CommandRun run = run("status", "--text");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Flowhound 0.1.0, up 1 h, listening on 0.0.0.0:2055/udp\n")
                .contains(
                        "\nEXPORTER   DOMAIN  VERSION  ",
                        "\n192.0.2.1       0  v9  ",
                        "\n  ! 192.0.2.1: It has sent 1 ");
    }

    @Test
    void status_onATerminal_isText_intoAPipe_isJson() {
        assertThat(onTerminal(true)).startsWith("Flowhound 0.1.0");
        assertThat(onTerminal(false)).startsWith("{");
    }

    private String onTerminal(boolean terminal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, Map.of(), print, print);
        List<Object> commands = List.of(new StatusCommand(context, () -> terminal));
        int exit = Flowhound.commandLine(options, context, commands)
                .execute(
                        "status",
                        "--set",
                        "admin.address=127.0.0.1:" + server.address().getPort());
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void templates_nameTheirFields() throws IOException {
        JsonNode template = run("templates", "192.0.2.1", "--json").result().at("/exporters/0/streams/0/templates/0");
        assertThat(template.path("kind").asText()).isEqualTo("flow");
        assertThat(template.at("/fields/2")).isEqualTo(JSON.readTree("{\"name\":\"octetDeltaCount\",\"length\":4}"));
        assertThat(run("templates", "--text").out())
                .contains("  template 256 (flow): 100 records, learnt 1 h ago, refreshed 1 min ago, used 2 s ago\n")
                .contains(
                        "    sourceIPv4Address(4), destinationIPv4Address(4), octetDeltaCount(4), packetDeltaCount(4)\n");
    }

    @Test
    void exporterThatIsNotKnown_exit1_saysWhereToLook() {
        CommandRun run = run("status", "192.0.2.77", "--json");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("\"exporters\" : [ ]");
        assertThat(run.err()).startsWith("flowhound: the collector knows of no exporter 192.0.2.77: look at the list");
    }

    @Test
    void nobodyAnswers_exit1_saysWhereItAskedAndWhatToDo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        CommandRun run = CommandRun.of("status", "--set", "admin.address=0.0.0.0:" + free);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("flowhound: no collector answers at http://127.0.0.1:" + free
                        + ": is one running there (./flowhound run)")
                .endsWith("--set admin.address=HOST:PORT names another one\n")
                .hasLineCount(1);
    }

    @Test
    void portZero_isExplained() {
        CommandRun run = CommandRun.of("templates", "--set", "admin.address=127.0.0.1:0");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("admin.address has port 0").contains("--set admin.address=HOST:PORT");
    }

    @Test
    void otherServer_isSaid() throws IOException {
        try (AdminServer old = new AdminServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                registry,
                List.of(),
                List.of(),
                List.of(),
                Map.of())) {
            String address = "127.0.0.1:" + old.address().getPort();
            CommandRun run = CommandRun.of("status", "--set", "admin.address=" + address);
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("http://" + address + "/status answers with HTTP 404");
        }
    }

    @Test
    void badUsage_exit2() {
        assertThat(run("status", "--json", "--text").exit()).isEqualTo(2);
        assertThat(run("status", "--watch", "-1").exit()).isEqualTo(2);
        CommandRun run = run("status", "no such host.invalid");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("EXPORTER 'no such host.invalid' is no address and no host that is known");
    }

    @Test
    void watch_asksAgain_untilInterrupted() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String address = "admin.address=127.0.0.1:" + server.address().getPort();
        Thread watcher = new Thread(() -> Flowhound.execute(
                new String[] {"status", "--text", "--watch", "1", "--set", address}, Map.of(), print, print));
        watcher.start();
        try {
            Awaitility.await()
                    .until(() -> out.toString(StandardCharsets.UTF_8).split("Flowhound 0.1.0", -1).length > 2);
        } finally {
            watcher.interrupt();
            watcher.join();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\033[");
    }

    @Test
    void page_exporterThatIsNoAddress_is400() throws Exception {
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/status?exporter=x&more");
            answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).startsWith("not an IP address: \"x\"");
    }
}
