/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.kibana.KibanaObjects;
import io.flowhound.schema.DocumentKind;
import io.flowhound.testkit.KibanaStub;
import io.flowhound.testkit.RealElastic;
import io.flowhound.testkit.ShellRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code setup} against a real Elasticsearch and a stand-in for Kibana. */
class SetupIT {
    private static final int RULES = 6;
    /** Templates, the objects of Kibana, and rules: a line each. */
    private static final int CURRENT = DocumentKind.values().length + 1 + RULES;

    private final RealElastic elastic = RealElastic.shared();
    private final String prefix = RealElastic.prefix();
    private KibanaStub kibana;

    @BeforeEach
    void start() throws IOException {
        kibana = KibanaStub.start().demanding("ApiKey key");
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    private CommandRun run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of(more));
        settings(elastic.url()).forEach((key, value) -> args.addAll(List.of("--set", key + "=" + value)));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private Map<String, String> settings(URI url) {
        return Map.of(
                "elasticsearch.urls",
                url.toString(),
                "index.prefix",
                prefix,
                "kibana.url",
                kibana.url().toString(),
                "kibana.space",
                "soc",
                "kibana.api-key",
                "key");
    }

    @Test
    void firstRun_installsEverything_secondRunNothing() {
        CommandRun dry = run("setup", "--dry-run");
        assertThat(dry.exit()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains("would-install space soc: would be created")
                .doesNotContain("Open ");
        assertThat(kibana.writes()).isZero();

        CommandRun first = run("setup");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("installed     index template " + prefix + "-flows: installed just now")
                .contains("installed     space soc: created just now")
                .endsWith("Open " + kibana.url() + "/s/soc/app/dashboards#/view/" + prefix + "-overview\n");
        assertThat(kibana.objects()).hasSameSizeAs(KibanaObjects.of(prefix).objects());
        assertThat(kibana.rules()).hasSize(RULES);

        long writes = kibana.writes();
        CommandRun second = run("setup");
        assertThat(second.exit()).isZero();
        assertThat(second.out().lines().filter(line -> line.startsWith("current")))
                .hasSize(CURRENT);
        assertThat(second.out().lines()).hasSize(CURRENT + 1);
        assertThat(kibana.writes()).isEqualTo(writes);
    }

    @Test
    void withoutKibana_installsTemplates_andSaysHowToNameOne() {
        CommandRun none = CommandRun.of(
                "setup", "--set", "elasticsearch.urls=" + elastic.url(), "--set", "index.prefix=" + prefix);
        assertThat(none.exit()).isZero();
        assertThat(none.err())
                .contains("--set kibana.url=http://localhost:5601 names one")
                .hasLineCount(1);
        CommandRun leftOut = run("setup", "--no-kibana");
        assertThat(leftOut.exit()).isZero();
        assertThat(leftOut.err()).isEmpty();
        assertThat(kibana.requests()).isEmpty();
    }

    @Test
    void wrongKey_templatesAreThere_exit1() {
        kibana.demanding("ApiKey other");
        CommandRun run = run("setup");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("index template").doesNotContain("Open ");
        assertThat(run.err()).contains("does not know the API key");
    }

    @Test
    void rulesRefused_exit0() {
        kibana.refusing("GET /s/soc/api/alerting", 403, "Unauthorized to get a rule");
        CommandRun run = run("setup");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("refused       alert rule");
        assertThat(run("setup", "--no-rules").out()).doesNotContain("alert rule");
    }

    @Test
    void objectRefused_exit1() {
        kibana.importError("tag", prefix + "-tag", "{\"type\":\"unsupported_type\"}");
        CommandRun run = run("setup");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("failed        tag " + prefix + "-tag").doesNotContain("Open ");
    }

    @Test
    void check_saysWhetherTheyAreThere_andNeverFailsForKibana() {
        CommandRun before = run("check");
        assertThat(before.out()).contains("warn kibana", "there is no space soc", "./flowhound setup installs them.");
        run("setup");
        assertThat(run("check").out()).contains("ok   kibana         Kibana 9.1.4 at " + kibana.url());
        kibana.demanding("ApiKey other");
        assertThat(run("check").out()).contains("warn kibana", "does not know the API key");
    }

    @Test
    void exportedScript_installsTheSame(@TempDir Path folder) throws Exception {
        CommandRun export = run("setup", "--export", folder.toString());
        assertThat(export.exit()).as(export.err()).isZero();
        assertThat(export.out()).contains("files written to " + folder);
        assertThat(kibana.requests()).isEmpty();

        ShellRun script = ShellRun.of(
                folder.resolve("setup.sh"),
                Map.of(
                        "ES_URL", elastic.url().toString(),
                        "KIBANA_URL", kibana.url().toString(),
                        "KIBANA_API_KEY", "key"));
        assertThat(script.exit()).as(script.output()).isZero();
        assertThat(run("setup").out().lines().filter(line -> line.startsWith("current")))
                .hasSize(CURRENT);
    }
}
