/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

import static io.flowhound.app.status.TestExporters.NOW;
import static io.flowhound.app.status.TestExporters.exporter;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.ExporterReport;
import io.flowhound.netflow.template.FieldSpec;
import io.flowhound.netflow.template.Template;
import io.flowhound.schema.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintsTest {
    private static final long MINUTE = 60_000;
    private static final long STARTED = NOW - 86_400_000;

    private final Hints hints = new Hints(new Gateways(Set.of()));

    private List<String> ids(ExporterView exporter) {
        return hints.of(exporter, NOW, STARTED).stream().map(Hint::id).toList();
    }

    private List<String> ids(TestExporters exporter) {
        return ids(exporter.view());
    }

    private Hint only(ExporterView exporter) {
        List<Hint> all = hints.of(exporter, NOW, STARTED);
        assertThat(all).hasSize(1);
        assertThat(all.get(0).nextStep()).isNotBlank();
        return all.get(0);
    }

    private Hint only(TestExporters exporter) {
        return only(exporter.view());
    }

    @Test
    void healthyExporter_hasNone() {
        assertThat(ids(exporter().template(256, 8, 12, 1, 2).observations(1, 60_000)))
                .isEmpty();
    }

    @Test
    void v5_isSaidToCarryNoIpv6() {
        Hint hint = only(exporter().version(5));
        assertThat(hint.id()).isEqualTo("v5-no-ipv6");
        assertThat(hint.severity()).isEqualTo(Hint.Severity.NOTE);
        assertThat(hint.text()).startsWith("NetFlow v5 carries no IPv6");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void oldVersions_areSaidToBeOld(int version) {
        Hint hint = only(exporter().version(version));
        assertThat(hint.id()).isEqualTo("old-version");
        assertThat(hint.text()).startsWith("NetFlow v" + version + " is old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.17.0.1", "172.18.0.1", "172.31.0.1", "10.88.0.1", "10.89.7.1", "192.0.2.254"})
    void containerGateway_isSaid(String address) {
        Hints inContainer = new Hints(new Gateways(Set.of(IpAddress.parse("192.0.2.254"))));
        assertThat(inContainer.of(exporter().address(address).view(), NOW, STARTED))
                .extracting(Hint::id)
                .containsExactly("container-gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"172.16.0.1", "172.17.0.2", "172.17.1.1", "172.32.0.1", "10.88.1.1", "192.168.0.1", "::1"})
    void otherAddresses_areNoContainerGateway(String address) {
        assertThat(ids(exporter().address(address))).isEmpty();
    }

    @Test
    void severalVersions_areSaid_withTheirNames() {
        List<ExporterReport> streams =
                List.of(exporter().report(), exporter().version(10).report());
        Hint hint = only(new ExporterView("192.0.2.1", streams, Map.of()));
        assertThat(hint.id()).isEqualTo("several-versions");
        assertThat(hint.text()).startsWith("NetFlow v9 and IPFIX come from one address");
    }

    @Test
    void templatesMissing_afterFiveMinutes_withTheirIdsAndWhatWaits() {
        assertThat(ids(exporter().missing(260, NOW - 5 * MINUTE, 3))).isEmpty();
        Hint hint = only(exporter().missing(261, NOW - 6 * MINUTE, 30).missing(260, NOW - 12 * MINUTE, 4));
        assertThat(hint.id()).isEqualTo("templates-missing");
        assertThat(hint.severity()).isEqualTo(Hint.Severity.PROBLEM);
        assertThat(hint.text()).startsWith("Templates 260, 261 have not come for 12 min; 34 datagrams wait on disk");
        assertThat(hint.nextStep()).contains("template refresh to 1 minute");
    }

    @Test
    void templatesMissing_one_isSingular_many_areNotAllNamed() {
        assertThat(only(exporter().missing(300, NOW - 6 * MINUTE, 1)).text())
                .startsWith("Template 300 has not come for 6 min; 1 datagram waits on disk");
        TestExporters many = exporter();
        for (int id = 256; id < 266; id++) {
            many.missing(id, NOW - 6 * MINUTE, 1);
        }
        assertThat(only(many).text()).startsWith("Templates 256, 257, 258, 259, 260 and 5 more have not come");
    }

    @Test
    void expiredTemplates_areSaid() {
        Template template = new Template(256, false, 0, List.of(new FieldSpec(0, 1, 4)));
        Hint hint = only(exporter().template(template, 5, true));
        assertThat(hint.id()).isEqualTo("templates-expired");
        assertThat(hint.text()).startsWith("Template 256 was not announced");
    }

    @ParameterizedTest
    @CsvSource({
        "5000,",
        "-5000,",
        "5001, clock-offset",
        "-42000, clock-offset",
        "1500000, clock-offset",
        "3600000, time-zone",
        "-7198000, time-zone",
        "19800000, time-zone",
        "50400000, time-zone",
        "54000000, clock-not-set",
        "-1700000000000, clock-not-set"
    })
    void clock_offsetZoneOrNotSet(long offsetMillis, String id) {
        assertThat(ids(exporter().clockOffset(offsetMillis))).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @Test
    void clock_saysHowFarAndWhichWay() {
        assertThat(only(exporter().clockOffset(-7_198_000)).text())
                .startsWith("Its clock is almost exactly 2 h behind ours: ");
        assertThat(only(exporter().clockOffset(42_500)).text()).startsWith("Its clock is 42 s ahead of ours");
    }

    @Test
    void samplerNamedButRateUnknown_isSaid() {
        Hint hint = only(exporter().template(256, 8, 12, 1, 48).observations(0, 0));
        assertThat(hint.id()).isEqualTo("sampler-unknown");
        assertThat(ids(exporter().template(256, 8, 12, 1, 48).observations(1, 0)))
                .isEmpty();
    }

    @Test
    void sampled_isSaidWithItsRate() {
        Hint hint = only(exporter().observations(1000, 0));
        assertThat(hint.id()).isEqualTo("sampled");
        assertThat(hint.text()).startsWith("It looks at one packet of 1,000.");
    }

    @Test
    void activeTimeout_above300s_isTooLong() {
        assertThat(ids(exporter().observations(0, 300_000))).isEmpty();
        Hint hint = only(exporter().observations(0, 1_800_000));
        assertThat(hint.id()).isEqualTo("active-timeout");
        assertThat(hint.text()).contains("every 30 min");
        assertThat(hint.nextStep()).isEqualTo("Set its active timeout to 60 seconds.");
    }

    @Test
    void sequenceLoss_aboveOnePercent_countsDatagramsForV9_recordsElse() {
        assertThat(ids(exporter().counts(990, 24_000, 0).sequence(10, 0, 0))).isEmpty();
        assertThat(ids(exporter().counts(10, 240, 0).sequence(9, 0, 0)))
                .as("too few to say")
                .isEmpty();
        Hint v9 = only(exporter().counts(980, 24_000, 0).sequence(20, 0, 0));
        assertThat(v9.id()).isEqualTo("sequence-loss");
        assertThat(v9.text()).isEqualTo("2.0 % of what it sent has not arrived (20 datagrams).");
        Hint ipfix = only(exporter().version(10).counts(100, 900, 0).sequence(100, 0, 0));
        assertThat(ipfix.text()).isEqualTo("10.0 % of what it sent has not arrived (100 records).");
    }

    @Test
    void restarts_often_areSaid() {
        assertThat(ids(exporter().sequence(0, 0, 4))).isEmpty();
        assertThat(only(exporter().sequence(0, 0, 5)).id()).isEqualTo("restarts");
    }

    @Test
    void silent_afterFiveMinutes_countedFromTheStartOfTheCollector() {
        assertThat(ids(exporter().last(NOW - 5 * MINUTE))).isEmpty();
        assertThat(only(exporter().last(NOW - 7 * MINUTE)).text()).isEqualTo("Nothing has come for 7 min.");
        assertThat(hints.of(exporter().last(0).view(), NOW, NOW - 2 * MINUTE)).isEmpty();
        assertThat(hints.of(exporter().last(0).view(), NOW, NOW - 20 * MINUTE))
                .extracting(Hint::text)
                .containsExactly("Nothing has come since the collector started, 20 min ago.");
    }

    @Test
    void noOctetCounters_isSaid_butNotOfEventsOrEnterpriseElements() {
        assertThat(only(exporter().template(256, 8, 12, 2)).id()).isEqualTo("no-octets");
        assertThat(only(exporter().template(256, 8, 12, 24, 371)).id())
                .as("postPacketDeltaCount and userName are no octets")
                .isEqualTo("no-octets");
        assertThat(ids(exporter().template(256, 8, 12, 2).template(257, 8, 12, 231)))
                .isEmpty();
        assertThat(ids(exporter().template(256, 8, 12, 230))).isEmpty();
        Template enterprise = new Template(256, false, 0, List.of(new FieldSpec(0, 8, 4), new FieldSpec(9, 1, 4)));
        assertThat(ids(exporter().template(enterprise, 7, false))).isEmpty();
        Template unused = new Template(256, false, 0, List.of(new FieldSpec(0, 8, 4)));
        assertThat(ids(exporter().template(unused, 0, false))).isEmpty();
    }

    @Test
    void templatesOfIpv4Only_areSaid_untilIpv6IsSeen() {
        Hint hint = only(exporter().withoutIpv6().template(256, 8, 12, 1));
        assertThat(hint.id()).isEqualTo("no-ipv6-template");
        assertThat(ids(exporter().withoutIpv6().template(256, 8, 12, 1).template(257, 27, 28, 1)))
                .isEmpty();
        assertThat(ids(exporter().template(256, 8, 12, 1))).isEmpty();
        assertThat(ids(exporter().withoutIpv6())).isEmpty();
    }

    @Test
    void manyDomains_areSaid() {
        assertThat(ids(domains(32))).isEmpty();
        Hint hint = only(domains(33));
        assertThat(hint.id()).isEqualTo("many-domains");
        assertThat(hint.text()).startsWith("33 observation domains");
    }

    private static ExporterView domains(int count) {
        List<ExporterReport> streams = LongStream.range(0, count)
                .mapToObj(domain -> exporter().domain(domain).report())
                .toList();
        return new ExporterView("192.0.2.1", streams, Map.of());
    }

    @Test
    void datagramsWithoutFlows_areSaid_unlessTheyWait() {
        assertThat(ids(exporter().counts(9, 0, 9))).isEmpty();
        assertThat(only(exporter().counts(10, 0, 10)).id()).isEqualTo("no-flows");
        assertThat(ids(exporter().counts(10, 0, 0).missing(256, NOW, 10))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_VERSION, not-netflow",
        "TRUNCATED, damaged",
        "BAD_LENGTH, damaged",
        "BAD_TEMPLATE, damaged",
        "NO_TEMPLATE, templates-too-late",
        "TOO_MANY_TEMPLATES, too-many-templates",
        "TOO_MANY_EXPORTERS, too-many-templates"
    })
    void drops_areExplained(DropReason reason, String id) {
        Hint hint = only(exporter().dropping(reason, 3));
        assertThat(hint.id()).isEqualTo(id);
        assertThat(hint.text()).containsPattern("\\b3 (data sets|datagrams|messages|times)");
    }

    @Test
    void notNetflow_isSaidOfSendersWithoutStreams() {
        ExporterView sender = new ExporterView("192.0.2.7", List.of(), Map.of(DropReason.UNKNOWN_VERSION, 1L));
        assertThat(only(sender).text()).startsWith("What it sends is no NetFlow and no IPFIX (1 datagram)");
    }

    @Test
    void problems_comeBeforeNotes() {
        assertThat(hints.of(exporter().version(5).clockOffset(60_000).view(), NOW, STARTED))
                .extracting(Hint::id)
                .containsExactly("clock-offset", "v5-no-ipv6");
    }
}
