/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreatsTest {
    private final SectionAssert<Threats> section = new SectionAssert<>("threats", Configuration::threats);

    @Test
    void defaults() throws Exception {
        assertThat(section.load()).isEqualTo(new Threats(List.of(), Duration.ofMinutes(1)));
        assertThat(section.load("lists.1.name=c2", "lists.1.path=c2.txt").lists())
                .containsExactly(new ThreatFeed(
                        "c2", Path.of("c2.txt"), ThreatFormat.AUTO, null, null, null, Duration.ofDays(7)));
    }

    @Test
    void fullMapping() throws Exception {
        Threats expected = new Threats(
                List.of(new ThreatFeed(
                        "feodo",
                        Path.of("/var/lib/feodo.csv"),
                        ThreatFormat.CSV,
                        "dst_ip",
                        ThreatConfidence.HIGH,
                        "Botnet C2",
                        Duration.ofHours(36))),
                Duration.ofSeconds(10));
        section.mapsFully(
                expected,
                "reload=10s",
                "lists.1.name=feodo",
                "lists.1.path=/var/lib/feodo.csv",
                "lists.1.format=csv",
                "lists.1.column=dst_ip",
                "lists.1.confidence=high",
                "lists.1.description=Botnet C2",
                "lists.1.max-age=36h");
    }

    @Test
    void validation() {
        section.refuses("lists.1.path is missing", "lists.1.name=a");
        section.refuses("lists.1.name is missing", "lists.1.path=a");
        section.refuses(
                "lists.1.column 'ip' is for csv: leave it out, or the format",
                "lists.1.name=a",
                "lists.1.path=a",
                "lists.1.column=ip",
                "lists.1.format=json");
        section.refuses(
                "lists 'a' is the name of two lists: give each its own",
                "lists.1.name=a",
                "lists.1.path=a",
                "lists.2.name=a",
                "lists.2.path=b");
        String[] many = IntStream.rangeClosed(1, 65)
                .boxed()
                .flatMap(i -> List.of("lists." + i + ".name=n" + i, "lists." + i + ".path=p").stream())
                .toArray(String[]::new);
        section.refuses("lists '65' are more than 64: put some files together", many);
        section.refuses(
                "lists.1.name '" + "x".repeat(65) + "' must be 1 to 64 characters that can be seen",
                "lists.1.name=" + "x".repeat(65),
                "lists.1.path=p");
    }
}
