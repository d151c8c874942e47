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
import org.junit.jupiter.api.io.TempDir;

/** What {@code import} does before there is an Elasticsearch; {@link ImportIT} has the rest. */
class ImportCommandTest {
    @TempDir
    Path folder;

    @Test
    void noFile_exit2() {
        CommandRun run = CommandRun.of("import");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("FILE").contains("'flowhound import --help'");
    }

    @Test
    void exporterThatIsNoAddress_exit2_saysWhatOneIs() {
        for (String command : new String[] {"import", "decode"}) {
            CommandRun run = CommandRun.of(command, "--exporter", "router.example", "some.ipfix");
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("not an IP address: \"router.example\" (give 192.0.2.1 or 2001:db8::1)");
        }
    }

    @Test
    void nobodyAnswers_exit1_makesNothing() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        Path data = folder.resolve("data");
        CommandRun run = CommandRun.of(
                "import",
                "some.pcap",
                "--set",
                "data.dir=" + data,
                "--set",
                "elasticsearch.urls=http://127.0.0.1:" + port);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("flowhound: no Elasticsearch answers at http://127.0.0.1:" + port);
        assertThat(data).doesNotExist();
    }
}
