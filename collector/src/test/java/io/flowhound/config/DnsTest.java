/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsTest {
    private final SectionAssert<Dns> section = new SectionAssert<>("dns", Configuration::dns);

    @TempDir
    Path folder;

    @Test
    void defaults() throws Exception {
        assertThat(section.load())
                .isEqualTo(new Dns(ReverseDns.OFF, List.of(), List.of(), 50, 65_536, Duration.ofSeconds(2)));
    }

    @Test
    void fullMapping() throws Exception {
        section.mapsFully(
                new Dns(
                        ReverseDns.ALL,
                        List.of(NameServer.parse("192.168.1.1"), NameServer.parse("[fd00::53]:5353")),
                        List.of(NameServer.parse("9.9.9.9")),
                        10,
                        4096,
                        Duration.ofMillis(500)),
                "reverse=all",
                "internal-servers=192.168.1.1,[fd00::53]:5353",
                "servers=9.9.9.9",
                "rate=10",
                "names=4096",
                "timeout=500ms");
    }

    @Test
    void validation() {
        section.refuses("internal-servers is missing for dns.reverse: internal", "reverse=internal");
        section.refuses(
                "internal-servers '8.8.8.8' is not in networks.internal: it must not hear of private addresses",
                "reverse=all",
                "internal-servers=8.8.8.8");
        section.refuses(
                "servers 'dns.example.org' is no address of a resolver, such as 192.168.1.1 or [2001:db8::53]:5353;"
                        + " names are not taken",
                "servers=dns.example.org");
        section.refuses("rate '0' must be from 1 to 10000", "rate=0");
    }

    /** {@code off} is a truth value in some YAML. */
    @Test
    void off_inAFile_isTheWord() throws Exception {
        Path file = Files.writeString(folder.resolve("flowhound.yml"), "dns:\n  reverse: off\n");
        assertThat(Configuration.load(file, List.of(), Map.of()).dns().reverse())
                .isEqualTo(ReverseDns.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.1, 192.168.1.1, 53",
        "192.168.1.1:5353, 192.168.1.1:5353, 5353",
        "2001:db8::53, 2001:db8::53, 53",
        "[2001:db8::53]:5353, [2001:db8::53]:5353, 5353",
        "[2001:db8::53], 2001:db8::53, 53"
    })
    void nameServer_readsAndWrites(String text, String written, int port) throws Exception {
        NameServer server = NameServer.parse(text);
        assertThat(server).hasToString(written);
        assertThat(server.toSocketAddress().getPort()).isEqualTo(port);
        assertThat(NameServer.parse(written)).isEqualTo(server);
    }
}
