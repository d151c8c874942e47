/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.testkit.HttpStub;
import org.junit.jupiter.api.Test;

class NotifyCommandTest {
    @Test
    void test_sendsAMarkedAlertAndPrintsTheAnswer() throws Exception {
        try (HttpStub receiver = HttpStub.http(0, request -> new HttpStub.Reply(200, "got it"))) {
            CommandRun run = CommandRun.of(
                    "notify",
                    "--test",
                    "--set",
                    "kibana.url=https://kibana.example.org",
                    "--set",
                    "notify.webhooks.1.name=chat",
                    "--set",
                    "notify.webhooks.1.url=" + receiver.url() + "/secret");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("sent   chat (webhook " + receiver.url() + ")")
                    .contains("answer: answered 200: got it")
                    .doesNotContain("/secret");
            JsonNode sent =
                    new ObjectMapper().readTree(receiver.requests().get(0).body());
            assertThat(sent.path("message").asText())
                    .isEqualTo("TEST: Possible pivot 203.0.113.7 -> 192.0.2.10 -> 192.0.2.20 -> 198.51.100.30"
                            + " (2 stepping stones, score 97)");
            assertThat(sent.at("/notice/text").asText()).startsWith("This is a test");
            assertThat(sent.at("/event/url").asText()).startsWith("https://kibana.example.org/app/discover");
        }
    }

    @Test
    void test_oneFails_isExitCode1_andChannelChooses() throws Exception {
        try (HttpStub receiver =
                HttpStub.http(0, request -> new HttpStub.Reply(request.path().equals("/bad") ? 403 : 200, ""))) {
            String[] settings = {
                "notify.webhooks.1.name=good", "notify.webhooks.1.url=" + receiver.url(),
                "notify.webhooks.2.name=bad", "notify.webhooks.2.url=" + receiver.url() + "/bad",
            };
            CommandRun both = run(settings, "notify", "--test");
            assertThat(both.exit()).isEqualTo(1);
            assertThat(both.out())
                    .contains("sent   good")
                    .contains("FAILED bad")
                    .contains("answered 403");
            assertThat(run(settings, "notify", "--test", "--channel", "good").exit())
                    .isZero();
            CommandRun unknown = run(settings, "notify", "--test", "--channel", "none");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.err()).contains("there are good, bad");
        }
    }

    private static CommandRun run(String[] settings, String... command) {
        String[] all = new String[command.length + 2 * settings.length];
        System.arraycopy(command, 0, all, 0, command.length);
        for (int i = 0; i < settings.length; i++) {
            all[command.length + 2 * i] = "--set";
            all[command.length + 2 * i + 1] = settings[i];
        }
        return CommandRun.of(all);
    }

    @Test
    void test_noChannel_isExitCode2WithAnExample() {
        CommandRun run = CommandRun.of("notify", "--test");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("notify:").contains("format: slack");
    }

    @Test
    void template_withAnUnknownField_isRefused() {
        CommandRun run = run(
                new String[] {
                    "notify.webhooks.1.name=own",
                    "notify.webhooks.1.url=http://127.0.0.1:1",
                    "notify.webhooks.1.template={\"a\":\"${pivot.severty}\"}"
                },
                "check");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("notify.webhooks.1.template").contains("${pivot.severty}");
    }

    @Test
    void options_thatDoNotGoTogether_areRefused() {
        assertThat(CommandRun.of("notify", "--test", "--dry-run").exit()).isEqualTo(2);
        assertThat(CommandRun.of("notify", "--channel", "a").exit()).isEqualTo(2);
    }
}
