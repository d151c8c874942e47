/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
    private static final URI ELASTICSEARCH = URI.create("http://127.0.0.1:39201");
    private static final InetSocketAddress ADMIN = new InetSocketAddress("127.0.0.1", 38080);

    @TempDir
    private Path folder;

    private DemoFile write() throws Exception {
        Configuration demo = Configuration.load(
                null,
                List.of("index.prefix=trial", "networks.internal=192.168.10.0/24,fd00::/8", "pivot.learning-days=0"),
                Map.of());
        return DemoFile.write(folder, ELASTICSEARCH, ADMIN, demo);
    }

    @Test
    void write_commandsReadWhereTheDemoIs() throws Exception {
        try (DemoFile file = write()) {
            Path path = Path.of(file.option(Path.of("")).substring("--config ".length()));
            Configuration read = Configuration.load(path, List.of(), Map.of());
            assertThat(read.elasticsearch().urls()).containsExactly(ELASTICSEARCH);
            assertThat(read.index().prefix()).isEqualTo("trial");
            assertThat(read.admin().address()).hasToString("127.0.0.1:38080");
            assertThat(read.networks().internal().toString()).contains("192.168.10.0/24", "fd00::/8");
            assertThat(read.pivot().learningDays()).isZero();
        }
    }

    @Test
    void close_fileIsGone() throws Exception {
        try (DemoFile file = write()) {
            assertThat(file).isNotNull();
            assertThat(folder).isDirectoryContaining(each -> each.endsWith("flowhound.yml"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void option_belowTheWorkingFolder_isShort() throws Exception {
        try (DemoFile file = write()) {
            assertThat(file.option(folder)).isEqualTo("--config flowhound.yml");
            assertThat(file.option(folder.resolve("elsewhere"))).isEqualTo("--config " + folder + "/flowhound.yml");
        }
    }

    @Test
    void invitation_namesTheAlertAndTheFile() {
        List<String> lines = new ArrayList<>();
        new DemoInvitation(ELASTICSEARCH, "trial", ADMIN, "--config flowhound.yml")
                .say(List.of(), List.of(), lines::add);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).endsWith("./flowhound --config flowhound.yml pivots list"))
                .anySatisfy(line -> assertThat(line).contains("http://127.0.0.1:39201/trial-flows/_search"))
                .anySatisfy(line -> assertThat(line).contains("http://127.0.0.1:39201/trial-syslog/_search"))
                .noneSatisfy(line -> assertThat(line).contains("pivots show"));
    }
}
