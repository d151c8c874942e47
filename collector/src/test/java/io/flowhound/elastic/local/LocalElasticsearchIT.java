/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhound.bulk.BulkTransport;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.RealElastic;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalElasticsearchIT {
    private final LocalOptions options =
            RealElastic.options("it-" + ProcessHandle.current().pid());

    @AfterEach
    void delete() {
        Path home = options.folder().resolve(options.name());
        if (Files.exists(home)) {
            RealElastic.delete(home);
        }
    }

    @Test
    void start_again_findsWhatWasStored() throws Exception {
        Path home;
        try (LocalElasticsearch first = LocalElasticsearch.start(options);
                ElasticClient client = ElasticClient.strict(ElasticSettings.of(first.url()))) {
            assertThat(first.url().getHost()).isEqualTo("127.0.0.1");
            byte[] body =
                    "{\"create\":{\"_index\":\"kept\",\"_id\":\"1\"}}\n{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
            BulkTransport.Response response = client.bulk().send(body, body.length);
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"status\":201");
            assertThatThrownBy(() -> LocalElasticsearch.start(options))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("already works on the data in " + first.home())
                    .hasMessageContaining(first.url().toString());
            home = first.home();
        }
        assertThat(new DataLock(new ServerFiles(home)).isHeld()).isFalse();
        try (LocalElasticsearch second = LocalElasticsearch.start(options);
                ElasticClient client = ElasticClient.strict(ElasticSettings.of(second.url()))) {
            assertThat(second.home()).isEqualTo(home);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> client.health().status(), "yellow"::equals);
            assertThat(client.call(api -> api.count(count -> count.index("kept")))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void start_portInUse_saysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalElasticsearch.start(options.onPort(taken.getLocalPort())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    @Test
    void start_heapTooLarge_showsTheLog() {
        assertThatThrownBy(() -> LocalElasticsearch.start(options.withHeap("900000g")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("instead of starting")
                .hasMessageContaining("console.log");
    }

    @Test
    void killedJvm_takesItsElasticsearchWithIt() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv: only Linux ends a child with its parent");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + RealElastic.VERSION_PROPERTY + "=" + options.version(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        options.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> started;
        try (BufferedReader out = jvm.inputReader()) {
            assertThat(out.readLine()).startsWith("http://127.0.0.1:");
            started = jvm.descendants().toList();
            assertThat(started).as("launcher and server").hasSizeGreaterThanOrEqualTo(2);
        } finally {
            jvm.destroyForcibly();
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(started).noneMatch(ProcessHandle::isAlive));
    }

    /** The JVM that is killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] args) throws Exception {
            System.out.println(
                    LocalElasticsearch.start(RealElastic.options(args[0])).url());
            Thread.currentThread().join();
        }
    }
}
