/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthEventTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long AT = Instant.parse("2026-11-22T10:40:00Z").toEpochMilli();
    private static final String PAGE = "https://kibana.example.org/app/dashboards#/view/flowhound-quality";

    private static final HealthEvent SILENT = HealthEvent.silent("192.0.2.4", "edge", AT, AT + 5 * MINUTE);

    private static Message message(HealthEvent event) {
        return Message.of("notify-1", event.document(Urgency.HIGH, PAGE));
    }

    @Test
    void silent_saysSinceWhenAndWhatToDo() {
        assertThat(message(SILENT).title()).isEqualTo("Flowhound: exporter silent (high)");
        assertThat(message(SILENT).text()).isEqualTo("""
                        Exporter 192.0.2.4 (edge) has been silent for 5 minutes
                        Last datagram: 2026-11-22T10:40:00Z
                        What to do: see whether it runs, and whether its export still leads to the collector (address, port, firewall).
                        Page: https://kibana.example.org/app/dashboards#/view/flowhound-quality
                        More: ./flowhound status""");
    }

    @Test
    void back_saysHowLongItWasSilent() {
        Message message = message(HealthEvent.back("192.0.2.4", "", AT, AT + MINUTE));

        assertThat(message.title()).isEqualTo("Flowhound: exporter is back (high)");
        assertThat(message.text()).isEqualTo("""
                        Exporter 192.0.2.4 is back after 1 minute of silence
                        Silent since 2026-11-22T10:40:00Z
                        What to do: nothing. What it saw meanwhile is missing, unless it kept it.
                        Page: https://kibana.example.org/app/dashboards#/view/flowhound-quality
                        More: ./flowhound status""");
    }

    @Test
    void atRisk_saysWhy() {
        Message message =
                message(HealthEvent.atRisk("a1", "flows1", AT, AT, "journal", "The disk is full: make room."));

        assertThat(message.title()).isEqualTo("Flowhound: data at risk (high)");
        assertThat(message.text()).isEqualTo("""
                        Data are at risk on flows1: journal
                        Since 2026-11-22T10:40:00Z
                        Why: The disk is full: make room.
                        What to do: ./flowhound status on flows1 says more.
                        Page: https://kibana.example.org/app/dashboards#/view/flowhound-quality
                        More: ./flowhound status""");
    }

    @Test
    void over_saysWhatItWas() {
        Message message = message(HealthEvent.over("a1", "flows1", AT, 6 * MINUTE, "journal"));

        assertThat(message.title()).isEqualTo("Flowhound: data no longer at risk (high)");
        assertThat(message.text()).isEqualTo("""
                        Data are no longer at risk on flows1, after 6 minutes
                        Since 2026-11-22T10:40:00Z
                        It was since 2026-11-22T10:34:00Z: journal
                        What to do: nothing. What was lost, if anything, the page Data quality shows.
                        Page: https://kibana.example.org/app/dashboards#/view/flowhound-quality
                        More: ./flowhound status""");
    }

    @ParameterizedTest
    @EnumSource(CardFormat.class)
    void everyFormat_hasTitleSentenceAndNextStep(CardFormat format) {
        assertThat(format.write(message(SILENT)).toString())
                .contains("Flowhound: exporter silent (high)")
                .contains("Exporter 192.0.2.4 (edge) has been silent for 5 minutes")
                .contains("What to do: see whether it runs")
                .contains(PAGE);
    }

    @Test
    void brief_hasTheLinkElsewhere() {
        assertThat(message(SILENT).brief(1_000)).doesNotContain(PAGE).endsWith("More: ./flowhound status");
        assertThat(message(SILENT).linkName()).isEqualTo("Page");
    }

    @Test
    void digest_withAlerts_namesBoth() {
        Message digest = Message.digest(
                "k",
                List.of(Sample.alert("a1", "low", "2026-11-22T10:40:00.000Z"), SILENT.document(Urgency.MEDIUM, "")));

        assertThat(digest.title()).isEqualTo("Flowhound: and 2 more messages (medium)");
        assertThat(digest.text())
                .contains("- medium: Exporter 192.0.2.4 (edge) has been silent for 5 minutes\n")
                .contains("[a1]")
                .endsWith("More: ./flowhound status, ./flowhound pivots list");
    }

    /** Documents of minutes, {@code +} for one in which all was well. */
    private static List<HealthEvent> events(String minutes, long now) {
        List<ObjectNode> documents = new ArrayList<>();
        for (int i = 0; i < minutes.length(); i++) {
            ObjectNode document = Documents.JSON.createObjectNode();
            document.put("@timestamp", Documents.iso(AT + i * MINUTE));
            document.putObject("host").put("name", "flows1");
            document.putObject("health")
                    .put("ok", minutes.charAt(i) == '+')
                    .putArray("problems")
                    .add("journal");
            documents.add(document);
        }
        return RiskSearch.events("a1", documents, now);
    }

    private static List<String> words(String minutes) {
        return events(minutes, AT + (minutes.length() - 1) * MINUTE).stream()
                .map(event -> event.type() + " " + (event.since() - AT) / MINUTE)
                .toList();
    }

    @Test
    void risk_beginsAndEndsOnce() {
        assertThat(words("++++")).isEmpty();
        assertThat(words("++--")).containsExactly("AT_RISK 2");
        assertThat(words("++--++")).as("not yet calm").containsExactly("AT_RISK 2");
        assertThat(words("++--++++")).containsExactly("AT_RISK 2", "OVER 4");
        assertThat(words("--++++--")).containsExactly("AT_RISK 0", "OVER 2", "AT_RISK 6");
    }

    @Test
    void risk_thatComesAndGoes_isOne() {
        assertThat(words("+-+-++-+-+++++")).containsExactly("AT_RISK 1", "OVER 9");
    }

    /** So that one which lasts for hours is not too late to be told. */
    @Test
    void risk_isShownUntilItsLastDocument() {
        assertThat(events("+-+--++++", AT + 9 * MINUTE).getFirst().shownUntil()).isEqualTo(AT + 4 * MINUTE);
        assertThat(events("+--++", AT + 4 * MINUTE).getFirst().shownUntil()).isEqualTo(AT + 2 * MINUTE);
    }

    /** When it began is not known, and so it cannot be told from one that was told already. */
    @Test
    void risk_sinceMoreThanADay_isNotToldAnew_butItsEndIs() {
        assertThat(events("--++++", AT + RiskSearch.DAY - MINUTE))
                .extracting(HealthEvent::type)
                .containsExactly(HealthEvent.Type.OVER);
    }
}
