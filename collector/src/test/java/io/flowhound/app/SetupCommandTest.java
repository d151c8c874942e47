/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SetupCommandTest {
    private static String nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void dryRun_nobodyAnswers_exit1_saysWhereItAskedAndWhatToLookAt() throws IOException {
        String url = nobody();
        CommandRun run = CommandRun.of("setup", "--dry-run", "--set", "elasticsearch.urls=" + url);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("flowhound: no Elasticsearch answers at " + url
                        + ": is it running, and is elasticsearch.urls right?")
                .contains("Connection refused")
                .hasLineCount(1);
    }

    @Test
    void urlThatIsNone_exit2_namesTheSetting() {
        CommandRun run = CommandRun.of("setup", "--dry-run", "--set", "elasticsearch.urls=localhost");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("flowhound: elasticsearch.urls");
    }

    @Test
    void exportWithDryRun_exit2_writesNothing() {
        CommandRun run = CommandRun.of("setup", "--dry-run", "--export", "never-written");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("leave out the other options");
        assertThat(Path.of("never-written")).doesNotExist();
    }
}
