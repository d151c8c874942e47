/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.notify.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that the examples of docs/alerting.md can be copied. */
class AlertingDocTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SLACK_WEBHOOK", "https://hooks.slack.example/services/1",
            "MATTERMOST_WEBHOOK", "https://mattermost.example/hooks/1",
            "TEAMS_WORKFLOW", "https://teams.example/workflows/1?api-version=1&sig=2",
            "DISCORD_WEBHOOK", "https://discord.example/api/webhooks/1",
            "MATRIX_TOKEN", "t",
            "GOTIFY_TOKEN", "t",
            "NTFY_TOPIC", "topic",
            "NTFY_TOKEN", "tk_1",
            "MAIL_PASSWORD", "p",
            "TICKET_TOKEN", "t");

    @TempDir
    Path folder;

    private static Stream<String> examples() throws Exception {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "alerting.md")));
        return blocks.results().map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isAConfigurationWithChannels(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("flowhound.yml"), yaml);

        Configuration configuration = Configuration.load(file, List.of(), ENVIRONMENT, NotifyChannels::problems);

        assertThat(NotifyChannels.channels(configuration))
                .isNotEmpty()
                .extracting(Channel::name)
                .isEqualTo(configuration.notification().names());
    }
}
