/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.enrich.AddressRules;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterDocumentsTest {
    private static final long FROM = 1_795_320_000_000L;
    private static final Span MINUTE = new Span(FROM, FROM + 60_000);

    private final CollectorMetrics metrics = new CollectorMetrics(new SimpleMeterRegistry());
    private final Growth growth = new Growth(metrics.registry());
    private final ExporterDocuments documents = new ExporterDocuments(
            new Identity("c", "host", "1"), growth, new Silence(address -> Duration.ofMinutes(5), FROM));

    private static ExporterNow exporter(String address, long last) {
        return new ExporterNow(IpAddress.parse(address), last, 3, 0, Long.MAX_VALUE, 99_000, true, 1, true);
    }

    private JsonNode document(ExporterNow exporter, long until) throws IOException {
        growth.read();
        return new ObjectMapper()
                .readTree(documents
                        .of(List.of(exporter), MINUTE, until)
                        .getFirst()
                        .json());
    }

    @Test
    void clockSkew_isOfWhoWasHeardInTheMinute() throws IOException {
        JsonNode heard = document(exporter("192.0.2.1", FROM), MINUTE.end());
        assertThat(heard.at("/health/clock_skew").asLong()).isEqualTo(99_000);
        assertThat(heard.at("/health/problems")).hasToString("[\"clock-skew\"]");
        JsonNode quiet = document(exporter("192.0.2.1", FROM - 1), MINUTE.end());
        assertThat(quiet.at("/health/clock_skew").isMissingNode()).isTrue();
        assertThat(quiet.at("/health/problems")).isEmpty();
    }

    /** While datagrams wait in the journal, the last minute is the one before those. */
    @Test
    void clockSkew_whileTheCollectorIsBehind_staysKnown() throws IOException {
        JsonNode document = document(exporter("192.0.2.1", FROM - 600_000), FROM - 590_000);
        assertThat(document.at("/health/clock_skew").asLong()).isEqualTo(99_000);
    }

    @Test
    void moreExportersThanCounters_haveNoCounts_insteadOfZeros() throws IOException {
        metrics.exporter("192.0.2.9").datagrams.increment();
        assertThat(document(exporter("192.0.2.200", FROM), MINUTE.end())
                        .at("/health/datagrams")
                        .asLong(-1))
                .as("nothing came of it")
                .isZero();
        for (int i = 0; i < 1_001; i++) {
            metrics.exporter("198.51." + i / 250 + "." + i % 250).datagrams.increment();
        }
        assertThat(document(exporter("192.0.2.9", FROM), MINUTE.end())
                        .at("/health/datagrams")
                        .asLong(-1))
                .isZero();
        JsonNode beyond = document(exporter("192.0.2.200", FROM), MINUTE.end());
        assertThat(beyond.at("/health/datagrams").isMissingNode()).isTrue();
        assertThat(beyond.at("/health/sequence/arrived").isMissingNode()).isTrue();
        assertThat(beyond.at("/health/templates/known").isMissingNode()).isFalse();
    }

    @Test
    void addresses_areStoredAsThoseOfFlows() throws IOException {
        IpNetwork network = IpNetwork.of(IpAddress.parse("192.0.2.0"), 24);
        documents.mask(new AddressRules(List.of(new Rule(network, Change.TRUNCATED, 96 + 28)), "", Texts.KEEP));
        metrics.exporter("192.0.2.1").drop(DropReason.TRUNCATED, 3, "test");
        metrics.exporter("192.0.2.1").datagrams.increment(7);
        metrics.exporter("192.0.2.2").drop(DropReason.TRUNCATED, 4, "test");
        growth.read();
        List<HealthDocument> made = documents.of(
                List.of(exporter("192.0.2.1", FROM), exporter("192.0.2.2", FROM), exporter("198.51.100.1", FROM)),
                MINUTE,
                MINUTE.end());
        assertThat(made).extracting(HealthDocument::id).hasSize(5).doesNotHaveDuplicates();
        assertThat(made).noneMatch(document -> (document.id() + document.json()).matches(".*192\\.0\\.2\\.[12].*"));
        JsonNode first = new ObjectMapper().readTree(made.getFirst().json());
        assertThat(first.at("/observer/ip").asText()).isEqualTo("192.0.2.0");
        assertThat(first.at("/health/datagrams").asLong())
                .as("counted by the true one")
                .isEqualTo(7);
        assertThat(made.get(2).id()).endsWith("-198.51.100.1");
    }
}
