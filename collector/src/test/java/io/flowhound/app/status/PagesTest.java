/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static io.flowhound.app.status.TestExporters.NOW;
import static io.flowhound.app.status.TestExporters.exporter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.metrics.Health;
import io.flowhound.metrics.HealthSource;
import io.flowhound.metrics.SyslogMetrics;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.element.ElementRegistry;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages, and what people see of them. */
class PagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CollectorMetrics metrics = new CollectorMetrics(registry);
    private final AtomicLong clock = new AtomicLong(NOW - 12_000);
    private final ReportBoard board = new ReportBoard(clock::get, Duration.ZERO);
    private final CollectorFacts facts = new CollectorFacts(
            "0.1.0",
            Instant.ofEpochMilli(NOW - 97_200_000),
            () -> List.of(new InetSocketAddress("0.0.0.0", 2055)),
            () -> List.of(new InetSocketAddress("::1", 4739)),
            () -> List.of(new InetSocketAddress("0.0.0.0", 5514)),
            () -> List.of(new InetSocketAddress("0.0.0.0", 5514)),
            List::of,
            List.of(condition("elasticsearch", false, "401 for the API key"), condition("pipeline", true, "works")),
            registry);
    private final StatusPage status = new StatusPage(facts, board, clock::get, new Gateways(Set.of()));
    private final TemplatesPage templates = new TemplatesPage(facts, board, clock::get, ElementRegistry.load());

    private static HealthSource condition(String name, boolean ok, String reason) {
        return new HealthSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health health() {
                return new Health(ok, reason);
            }
        };
    }

    @BeforeEach
    void publish() {
        metrics.datagramsReceived.increment(123_456);
        metrics.octetsReceived.increment(170_000_000);
        metrics.syslogOver("udp").messages.increment(400);
        metrics.syslogOver("udp").octets.increment(40_960);
        metrics.syslogOver("tls").messages.increment(56);
        metrics.syslogOver("tls").octets.increment(5_120);
        SyslogMetrics syslog = new SyslogMetrics(registry);
        syslog.sender("192.0.2.50").messages.increment(56);
        syslog.sender("192.0.2.50").unparsed.increment(3);
        syslog.sender("192.0.2.50").empty.increment();
        syslog.sender("192.0.2.51").messages.increment(400);
        syslog.sender("192.0.2.51").understood.increment(380);
        metrics.documentsStored.increment(2_345_678);
        metrics.exporter("198.51.100.9").drop(DropReason.UNKNOWN_VERSION, 17, "sFlow");
        board.publish(() -> List.of(router(20_000).report()));
        clock.set(NOW);
        board.publish(() -> List.of(
                exporter().address("192.0.2.10").version(5).domain(1).report(),
                router(24_000).report(),
                probe()));
        clock.set(NOW + 400);
    }

    private static TestExporters router(long flows) {
        FieldSpec scope = new FieldSpec(FieldSpec.V9_SCOPE, 1, 4);
        List<FieldSpec> options = List.of(scope, new FieldSpec(0, 34, 4), new FieldSpec(0, 35, 1));
        return exporter()
                .address("192.0.2.9")
                .counts(1_000, flows, 12)
                .sequence(15, 2, 1)
                .observations(100, 1_800_000)
                .template(256, 8, 12, 1, 2)
                .template(new Template(300, true, 1, options), 12, true)
                .missing(261, NOW - 720_000, 34);
    }

    private static ExporterReport probe() {
        List<FieldSpec> fields = List.of(
                new FieldSpec(0, 27, 16),
                new FieldSpec(0, 1, 8),
                new FieldSpec(0, 96, FieldSpec.VARIABLE),
                new FieldSpec(4711, 5, 2));
        return exporter()
                .address("2001:db8::7")
                .version(10)
                .session(-1)
                .domain(4_294_967_295L)
                .clockOffset(-7_200_000)
                .template(new Template(999, false, 0, fields), 4, false)
                .report();
    }

    @Test
    void status_asText() {
        assertThat(StatusText.of(status.page(Map.of()))).isEqualTo("""
                        Flowhound 0.1.0, up 1 d 3 h, listening on 0.0.0.0:2055/udp, [::1]:4739/tcp
                          received         123,456 datagrams, 162.1 MiB
                          of that syslog   456 messages, 45.0 KiB on 0.0.0.0:5514/udp, 0.0.0.0:5514/tcp
                          journal          everything is decoded
                          documents        2,345,678 stored, 0 refused
                          elasticsearch    NOT OK: 401 for the API key
                          pipeline         works

                        Exporters, as of now

                        EXPORTER          DOMAIN  VERSION       LAST  FLOWS/S   FLOWS                TEMPLATES  SAMPLING  ACTIVE   CLOCK  LOST  DROPPED
                        192.0.2.9              0  v9         3 s ago    333.3  24,000  2, 1 missing, 1 expired     1:100  30 min  +0.2 s    15        -
                        192.0.2.10             1  v5         3 s ago  2,000.0  24,000                        -         -       -  +0.2 s     0        -
                        198.51.100.9           -  -                -        -       -                        -         -       -       -     -       17
                        2001:db8::7   4294967295  IPFIX tcp  3 s ago  2,000.0  24,000                        1         -       -    -2 h     0        -

                        SYSLOG FROM  LINES  UNDERSTOOD  WITHOUT HEADER  EMPTY
                        192.0.2.51     400         380               0      0
                        192.0.2.50      56           0               3      1

                        What to look at (! is a problem)

                          ! 192.0.2.9: 1.5 % of what it sent has not arrived (15 datagrams).
                            Look at the receive errors of the sockets (netstat -su), raise net.core.rmem_max, and look for a
                            full link or a second sender with the same address and domain.
                          ! 192.0.2.9: It seems to report a long flow only every 30 min: graphs show gaps and then peaks,
                            and connections are known that much later.
                            Set its active timeout to 60 seconds.
                          ! 192.0.2.9: Template 261 has not come for 12 min; 34 datagrams wait on disk and will be decoded
                            when it does.
                            Set the exporter's template refresh to 1 minute (template data timeout, template-refresh-rate,
                            template-tx-timeout; many wait for 30 minutes), or restart its export. If it never comes, look
                            for a relay or firewall that loses large datagrams.
                          - 192.0.2.9: It looks at one packet of 100. Octets and packets are scaled by that; short
                            connections are mostly missed, so logins and pivots cannot be found reliably.
                            Export without sampling where the device can bear it, at least at the interfaces of servers.
                          - 192.0.2.9: Template 300 was not announced within the lifetime of a template; the last definition
                            is used until another comes.
                            Set the exporter's template refresh to 1 minute, so that a change of its configuration is learnt
                            at once.
                          - 192.0.2.10: NetFlow v5 carries no IPv6, no MAC addresses and no VLANs: that part of the traffic
                            is not seen.
                            Set the exporter to NetFlow v9 or IPFIX if it can.
                          ! 198.51.100.9: What it sends is no NetFlow and no IPFIX (17 datagrams): perhaps sFlow, or syslog
                            at the wrong port.
                            Set the device to NetFlow v9 or IPFIX; sFlow cannot be read.
                          ! 2001:db8::7: Its clock is almost exactly 2 h behind ours: its local time is taken for UTC.
                            Set the time zone at the exporter (or UTC as both), and configure NTP. Export times are UTC by
                            definition.
                        """);
    }

    @Test
    void templates_asText() {
        assertThat(TemplatesText.of(templates.page(Map.of()))).isEqualTo("""
                        192.0.2.9, domain 0, NetFlow v9

                          template 256 (flow): 100 records, learnt 1 h ago, refreshed 1 min ago, used 2 s ago
                            sourceIPv4Address(4), destinationIPv4Address(4), octetDeltaCount(4), packetDeltaCount(4)

                          template 300 (options): 12 records, learnt 1 h ago, refreshed 1 min ago, used 2 s ago, EXPIRED
                            scope system(4), samplingInterval(4), samplingAlgorithm(1)

                          template 261 is MISSING for 12 min: 34 datagrams, 46.5 KiB, wait for it

                        192.0.2.10, domain 1, NetFlow v5
                          no template yet

                        2001:db8::7, domain 4294967295, connection 4294967295, IPFIX

                          template 999 (flow): 4 records, learnt 1 h ago, refreshed 1 min ago, used 2 s ago
                            sourceIPv6Address(16), octetDeltaCount(8), applicationName(variable), 4711/5(2)
                        """);
    }

    @Test
    void status_json_ofAStream() throws Exception {
        JsonNode page = status.page(Map.of("exporter", "192.0.2.9"));
        assertThat(page.path("exporters")).hasSize(1);
        assertThat(JSON.readTree(page.at("/exporters/0/streams/0").toString())).isEqualTo(JSON.readTree("""
                        {"domain": 0, "version": 9, "protocol": "NetFlow v9",
                         "first_datagram": "2026-11-21T04:11:00.000Z", "last_datagram": "2026-11-22T04:10:57.000Z",
                         "datagrams": 1000, "flows": 24000, "flows_per_second": 333.333, "options": 12,
                         "templates": {"known": 2, "missing": 1, "expired": 1},
                         "sampling": {"rate": 100}, "active_timeout_seconds": 1800.0, "clock_offset_seconds": 0.2,
                         "interface_names": 2, "application_names": 0, "ipv6": true,
                         "sequence": {"unit": "datagrams", "arrived": 1000, "lost": 15, "reordered": 2, "restarts": 1}}
                        """));
    }

    @Test
    void status_json_ofTheCollector() throws Exception {
        Gauge.builder("flowhound.journal.backlog.octets", () -> 4096).register(registry);
        Gauge.builder("flowhound.journal.backlog.datagrams", () -> 3).register(registry);
        Gauge.builder("flowhound.journal.behind.seconds", () -> 1.5).register(registry);
        JsonNode page = status.page(Map.of());
        assertThat(JSON.readTree(page.path("collector").toString())).isEqualTo(JSON.readTree("""
                        {"version": "0.1.0", "started": "2026-11-21T01:11:00.000Z", "uptime_seconds": 97200,
                         "listening": ["0.0.0.0:2055/udp", "[::1]:4739/tcp"],
                         "listening_syslog": ["0.0.0.0:5514/udp", "0.0.0.0:5514/tcp"]}
                        """));
        assertThat(page.path("conditions")).isEqualTo(JSON.readTree("""
                        [{"name": "elasticsearch", "ok": false, "reason": "401 for the API key"},
                         {"name": "pipeline", "ok": true, "reason": "works"}]
                        """));
        assertThat(JSON.readTree(page.at("/journal/backlog").toString()))
                .isEqualTo(JSON.readTree("{\"datagrams\": 3, \"octets\": 4096, \"age_seconds\": 1.5}"));
        assertThat(JSON.readTree(page.path("documents").toString()))
                .isEqualTo(JSON.readTree("{\"stored\": 2345678, \"repeated\": 0, \"refused\": 0}"));
        assertThat(page.path("report")).isEqualTo(JSON.readTree("""
                        {"time": "2026-11-22T04:11:00.000Z", "age_seconds": 0.4, "rate_interval_seconds": 12.0}
                        """));
    }

    @Test
    void status_conversations_inNumbersAndInWords() throws Exception {
        assertThat(status.page(Map.of()).has("conversations")).isFalse();
        FunctionCounter.builder("flowhound.conversation.records", 18_001, Integer::doubleValue)
                .register(registry);
        FunctionCounter.builder("flowhound.conversation.documents", 9_412, Integer::doubleValue)
                .register(registry);
        FunctionCounter.builder("flowhound.conversation.duplicates", 310, Integer::doubleValue)
                .register(registry);
        Gauge.builder("flowhound.conversation.open", () -> 120).register(registry);
        Gauge.builder("flowhound.conversation.octets", () -> 40_960).register(registry);
        JsonNode page = status.page(Map.of());
        assertThat(JSON.readTree(page.path("conversations").toString())).isEqualTo(JSON.readTree("""
                        {"open": 120, "held_octets": 40960, "records": 18001, "documents": 9412, "records_per_document": 1.91,
                         "duplicates": 310, "early": 0}
                        """));
        assertThat(StatusText.of(page).replaceAll("\\s+", " "))
                .contains(
                        "conversations 18,001 records became 9,412 documents (1.91 each), 310 of them told again by another router;"
                                + " 120 open now in 40.0 KiB");
        FunctionCounter.builder("flowhound.conversation.early", 7, Integer::doubleValue)
                .register(registry);
        assertThat(StatusText.of(status.page(Map.of())).replaceAll("\\s+", " "))
                .contains("; 7 could not wait for all of conversation.hold, since conversation.memory was full");
    }

    @Test
    void status_exporters_areSortedByAddress_thoseWithDropsOnlyToo() {
        assertThat(status.page(Map.of()).path("exporters").findValuesAsText("address"))
                .containsExactly("192.0.2.9", "192.0.2.10", "198.51.100.9", "2001:db8::7");
    }

    @Test
    void status_backlog_isNoSilenceOfTheExporter() {
        Gauge.builder("flowhound.journal.behind.seconds", () -> 900).register(registry);
        board.publish(() -> List.of(exporter().last(NOW - 900_000).report()));
        JsonNode page = status.page(Map.of("exporter", "192.0.2.1"));
        assertThat(page.at("/exporters/0/hints")).isEmpty();
        assertThat(page.at("/hints/0/id").asText()).isEqualTo("behind");
    }

    @Test
    void pages_beforeTheFirstReport_sayThatNothingIsKnown() {
        ReportBoard empty = new ReportBoard(clock::get, Duration.ZERO);
        JsonNode page = new StatusPage(facts, empty, clock::get, new Gateways(Set.of())).page(Map.of());
        assertThat(page.path("report").isNull()).isTrue();
        assertThat(StatusText.of(page)).contains("Nothing is known of exporters yet: decoding begins when");
        JsonNode none = new TemplatesPage(facts, empty, clock::get, ElementRegistry.load()).page(Map.of());
        assertThat(TemplatesText.of(none)).isEqualTo("No exporter has announced a template yet.\n");
    }

    @Test
    void pages_parameterThatIsNoAddress_isRefused() {
        assertThatThrownBy(() -> status.page(Map.of("exporter", "router.lan")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"router.lan\"");
    }
}
