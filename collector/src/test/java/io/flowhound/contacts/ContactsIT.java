/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.elastic.ElasticClient;
import io.flowhound.elastic.ElasticSettings;
import io.flowhound.testkit.HuntIndices;
import io.flowhound.testkit.RealElastic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactsIT {
    private static final long START = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final String PRINTER = "192.168.1.20";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ElasticClient client = RealElastic.shared().client();
    private HuntIndices indices = open();
    private long now = START;

    private static HuntIndices open() {
        try {
            return new HuntIndices();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An hour in which the printer is learned: it speaks https to Germany. */
    @BeforeEach
    void learn() throws Exception {
        store(flow(START - 50 * MINUTE, PRINTER, "DE", 3320));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        indices.close();
    }

    private ContactSettings settings(List<String> ignored) {
        return new ContactSettings(
                indices.prefix(),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofDays(90),
                EnumSet.allOf(ContactKind.class),
                ignored);
    }

    private ContactsJob job(String owner) {
        return new ContactsJob(settings(List.of()), client, owner, registry, () -> now);
    }

    /** A flow that ended at a time and arrived a second later. */
    private static ObjectNode flow(long end, String source, String country, int as) {
        ObjectNode flow = JsonNodeFactory.instance.objectNode();
        flow.put("@timestamp", Times.iso(end));
        flow.putObject("event").put("created", Times.iso(end + 1_000));
        flow.putObject("source").put("ip", source).put("domain", "printer").put("bytes", 2_000);
        ObjectNode destination = flow.putObject("destination").put("ip", "198.51.100." + as % 250);
        destination.put("port", 443).put("bytes", 10_000);
        destination.putObject("geo").put("country_iso_code", country);
        destination.putObject("as").put("number", as).putObject("organization").put("name", "Network " + as);
        flow.putObject("network")
                .put("transport", "tcp")
                .put("protocol", "https")
                .put("direction", "outbound")
                .put("bytes", 12_000);
        flow.putObject("flow").put("tcp_state", "established");
        flow.putObject("observer").put("ip", "192.0.2.1");
        return flow;
    }

    private static ObjectNode with(ObjectNode flow, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        flow.withObject(pointer.substring(0, slash)).put(pointer.substring(slash + 1), value);
        return flow;
    }

    private void store(ObjectNode... flows) throws Exception {
        indices.store(List.of(flows));
    }

    /** Looks at a time, as one process does all along. */
    private void lookAt(long time) throws Exception {
        now = time;
        assertThat(job("a").look()).isTrue();
    }

    private Set<String> contacts() throws Exception {
        return documents().values().stream()
                .map(document -> document.at("/contact/machine").asText() + " "
                        + document.at("/contact/kind").asText() + " "
                        + document.at("/contact/value").asText())
                .collect(Collectors.toSet());
    }

    private Map<String, ObjectNode> documents() throws Exception {
        return indices.documents("first-contacts");
    }

    private Map<String, ObjectNode> ledger() throws Exception {
        return indices.documents("contacts");
    }

    @Test
    void newCountry_afterLearning_isOneDocument_andAgainNone() throws Exception {
        lookAt(START);
        assertThat(documents()).as("learning").isEmpty();
        assertThat(ledger()).as("machine, three kinds, three values").hasSize(7);

        store(
                flow(START + HOUR, PRINTER, "JP", 2497),
                flow(START + HOUR + 1_000, PRINTER, "JP", 2497),
                flow(START + HOUR, PRINTER, "DE", 3320));
        lookAt(START + HOUR + 2 * MINUTE);
        assertThat(contacts()).containsExactlyInAnyOrder(PRINTER + " country JP", PRINTER + " as AS2497");
        assertThat(documents()).hasSize(2);
        Map<String, String> written = indices.writes("first-contacts");

        lookAt(START + HOUR + 4 * MINUTE);
        store(flow(START + HOUR + 4 * MINUTE, PRINTER, "JP", 2497));
        lookAt(START + HOUR + 6 * MINUTE);
        assertThat(indices.writes("first-contacts")).isEqualTo(written);
        assertThat(registry.get("flowhound.contacts.first").counter().count()).isEqualTo(2);

        ObjectNode country = documents().values().stream()
                .filter(document -> document.at("/contact/kind").asText().equals("country"))
                .findFirst()
                .orElseThrow();
        assertThat(country.path("message").asText())
                .isEqualTo(
                        "printer (192.168.1.20) spoke to Japan for the first time (AS2497 Network 2497, https), 24 kB");
        assertThat(country.path("@timestamp").asText()).isEqualTo(Times.iso(START + HOUR));
        assertThat(country.at("/contact/name").asText()).isEqualTo("Japan");
        assertThat(country.at("/related/ip").toString()).isEqualTo("[\"192.168.1.20\",\"198.51.100.247\"]");
        assertThat(ledger().values())
                .noneMatch(entry -> entry.at("/contact/pending").asBoolean()
                        || entry.path("document").isTextual());
    }

    @Test
    void whatIsNoConversation_doesNotCount() throws Exception {
        lookAt(START);
        long at = START + HOUR;
        ObjectNode duplicate = flow(at, PRINTER, "JP", 1);
        duplicate.withObject("/flow").put("duplicate", true);
        store(
                duplicate,
                with(flow(at, PRINTER, "JP", 2), "/flow/tcp_state", "attempted"),
                with(flow(at, PRINTER, "JP", 3), "/flow/tcp_state", "refused"),
                with(flow(at, PRINTER, "JP", 4), "/event/action", "flow-denied"),
                with(flow(at, "198.51.100.7", "JP", 5), "/network/direction", "inbound"));
        lookAt(at + 2 * MINUTE);
        assertThat(documents()).isEmpty();
    }

    @Test
    void endedBetweenTheWrites_theDocumentComesOnce() throws Exception {
        lookAt(START);
        store(flow(START + HOUR, PRINTER, "JP", 2497));
        Span span = new Span(START, START + 2 * HOUR);
        FlowReader reader = new FlowReader(client, settings(List.of()));
        Ledger ledger = new Ledger(client, indices.prefix());
        reader.values(span, ValueSource.COUNTRY, sightings -> {
            for (Sighting sighting : sightings) {
                ObjectNode flow = Objects.requireNonNull(reader.firstFlow(span, sighting));
                if (sighting.value().equals("JP")) {
                    ledger.create(List.of(Entry.of(sighting, ContactDocument.of(sighting, flow, now))));
                }
            }
        });
        assertThat(documents()).as("it ended before the document").isEmpty();
        lookAt(START + HOUR + 2 * MINUTE);
        assertThat(contacts()).containsExactlyInAnyOrder(PRINTER + " country JP", PRINTER + " as AS2497");
        assertThat(ledger().values())
                .noneMatch(entry -> entry.at("/contact/pending").asBoolean());

        // And when it had ended behind the document.
        Map<String, String> written = indices.writes("first-contacts");
        ObjectNode stored = documents().values().iterator().next();
        String entry = stored.at("/event/id").asText().substring(0, 32);
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("document", stored.toString());
        change.putObject("contact").put("pending", true);
        client.call(api -> api.update(
                update -> update.index(indices.prefix() + "-contacts").id(entry).doc(change), ObjectNode.class));
        lookAt(START + HOUR + 4 * MINUTE);
        assertThat(indices.writes("first-contacts")).isEqualTo(written);
        assertThat(ledger().values())
                .noneMatch(each -> each.at("/contact/pending").asBoolean());
    }

    @Test
    void lostAnswer_repeatsWithoutDoubles() throws Exception {
        lookAt(START);
        store(flow(START + HOUR, PRINTER, "JP", 2497));
        now = START + HOUR + 2 * MINUTE;
        ElasticClient nowhere = ElasticClient.of(ElasticSettings.of(URI.create("http://127.0.0.1:1")));
        ContactsJob failing = new ContactsJob(settings(List.of()), nowhere, "b", registry, () -> now);
        assertThatThrownBy(failing::look).isInstanceOf(IOException.class);
        nowhere.close();
        assertThat(job("a").look()).isTrue();
        // The position was not written: the same stretch is looked through by another process.
        client.call(api ->
                api.delete(delete -> delete.index(indices.prefix() + "-state").id(ContactsState.ID)));
        assertThat(job("b").look()).isTrue();
        assertThat(documents()).hasSize(2);
    }

    @Test
    void forgotten_isNewAgain_andLastSeenIsKept() throws Exception {
        lookAt(START);
        for (int day = 1; day < 90; day += 30) {
            store(flow(START + day * DAY, PRINTER, "DE", 3320));
            lookAt(START + day * DAY + 2 * MINUTE);
        }
        store(flow(START + 10 * DAY, PRINTER, "JP", 2497));
        lookAt(START + 61 * DAY + 4 * MINUTE);
        assertThat(documents()).as("late by weeks: nobody looks there any more").isEmpty();
        store(flow(START + 61 * DAY + 5 * MINUTE, PRINTER, "JP", 2497));
        lookAt(START + 61 * DAY + 7 * MINUTE);
        assertThat(documents()).hasSize(2);

        store(flow(START + 130 * DAY, PRINTER, "DE", 3320));
        lookAt(START + 130 * DAY + 2 * MINUTE);
        assertThat(documents()).as("DE was seen within 90 days").hasSize(2);
        store(flow(START + 153 * DAY, PRINTER, "JP", 2497));
        lookAt(START + 152 * DAY);
        lookAt(START + 153 * DAY + 2 * MINUTE);
        assertThat(documents()).as("JP was not").hasSize(4);
    }

    @Test
    void identity_staysTheMachine_whateverItsAddress() throws Exception {
        store(with(flow(START - 40 * MINUTE, "192.168.1.30", "DE", 3320), "/flow/source/id", "00-00-5E-00-53-23"));
        lookAt(START);
        store(
                with(flow(START + HOUR, "192.168.1.31", "DE", 3320), "/flow/source/id", "00-00-5E-00-53-23"),
                with(flow(START + HOUR, "192.168.1.32", "JP", 3320), "/flow/source/id", "00-00-5E-00-53-23"),
                with(flow(START + HOUR + 1, "192.168.1.33", "JP", 3320), "/flow/source/id", "00-00-5E-00-53-23"));
        lookAt(START + HOUR + 2 * MINUTE);
        assertThat(contacts()).containsExactly("00-00-5E-00-53-23 country JP");
        ObjectNode only = documents().values().iterator().next();
        assertThat(only.at("/source/ip").asText()).isEqualTo("192.168.1.32");
        assertThat(only.at("/contact/flows").asInt()).isEqualTo(2);
    }

    @Test
    void servers_areLearnedBeforeTheyCall() throws Exception {
        ObjectNode print = flow(START - 50 * MINUTE, "192.168.1.5", "", 0);
        print.set(
                "destination",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ip", "192.168.1.21")
                        .put("port", 9100)
                        .put("bytes", 500));
        store(with(with(print, "/network/direction", "internal"), "/network/protocol", "hp-pdl-datastr"));
        lookAt(START);
        store(flow(START + HOUR, "192.168.1.21", "JP", 3320));
        lookAt(START + HOUR + 2 * MINUTE);
        assertThat(contacts())
                .containsExactlyInAnyOrder(
                        "192.168.1.21 country JP", "192.168.1.21 as AS3320", "192.168.1.21 service https");
    }

    @Test
    void services_withoutName_areTheirPorts_highOnesTogether() throws Exception {
        lookAt(START);
        long at = START + HOUR;
        for (int port : new int[] {8443, 40_000, 50_000}) {
            ObjectNode flow = flow(at, PRINTER, "DE", 3320);
            flow.withObject("/network").remove("protocol");
            flow.withObject("/destination").put("port", port);
            store(flow);
        }
        lookAt(at + 2 * MINUTE);
        assertThat(contacts()).containsExactlyInAnyOrder(PRINTER + " service tcp/8443", PRINTER + " service tcp/high");
        assertThat(documents().values())
                .anyMatch(document -> document.path("message")
                        .asText()
                        .equals("printer (192.168.1.20) used tcp/8443 for the first time"
                                + " (to 198.51.100.70, Germany, AS3320 Network 3320), 12 kB"));
    }

    @Test
    void kindThatIsNew_isLearnedByItself() throws Exception {
        lookAt(START);
        ObjectNode before = flow(START + HOUR, PRINTER, "", 3320);
        before.withObject("/destination").remove("geo");
        indices.close();
        indices = new HuntIndices();
        ObjectNode without = flow(START - 50 * MINUTE, PRINTER, "", 3320);
        without.withObject("/destination").remove("geo");
        store(without, before);
        lookAt(START + 2 * HOUR);
        store(flow(START + 3 * HOUR, PRINTER, "JP", 3320));
        lookAt(START + 3 * HOUR + 2 * MINUTE);
        assertThat(documents()).as("the first countries of all are no news").isEmpty();
        store(flow(START + 5 * HOUR, PRINTER, "US", 3320));
        lookAt(START + 5 * HOUR + 2 * MINUTE);
        assertThat(contacts()).containsExactly(PRINTER + " country US");
    }

    @Test
    void ignoredMachines_areNotWatched() throws Exception {
        ContactsJob job =
                new ContactsJob(settings(List.of("192.168.1.0/28", PRINTER)), client, "a", registry, () -> now);
        assertThat(job.look()).isTrue();
        now = START + 2 * HOUR;
        store(flow(START + HOUR, PRINTER, "JP", 2497), flow(START + HOUR, "192.168.1.3", "JP", 2497));
        assertThat(job.look()).isTrue();
        assertThat(ledger()).isEmpty();
        assertThat(documents()).isEmpty();
    }

    @Test
    void twoProcesses_oneWorks_theOtherTakesOver() throws Exception {
        lookAt(START);
        ContactsJob other = job("b");
        assertThat(other.look()).isFalse();
        assertThat(other.health().health().reason()).isEqualTo("standing by: a is at work");
        now = START + HOUR;
        assertThat(other.look()).isTrue();
        assertThat(other.health().health().reason()).contains("looked through up to");
    }

    @Test
    void flowsThatAreNotStoredYet_areWaitedFor() throws Exception {
        lookAt(START);
        now = START + HOUR + 10 * MINUTE;
        String state = """
                {"@timestamp":"%s","state":{"kind":"collector","name":"x","stored_before":"%s"}}""".formatted(Times.iso(now), Times.iso(START + 30 * MINUTE));
        client.call(api -> api.index(put -> put.index(indices.prefix() + "-state")
                .id("collector-x")
                .withJson(new java.io.StringReader(state))
                .refresh(co.elastic.clients.elasticsearch._types.Refresh.True)));
        ContactsJob job = job("a");
        assertThat(job.look()).isTrue();
        assertThat(job.health().health().reason()).contains(Times.iso(START + 30 * MINUTE));
    }

    @Test
    void pages_areReadToTheEnd() throws Exception {
        FlowReader reader = new FlowReader(client, settings(List.of()), 1);
        store(flow(START - 40 * MINUTE, "192.168.1.21", "FR", 3215), flow(START - 30 * MINUTE, PRINTER, "FR", 3215));
        Set<String> seen = new java.util.TreeSet<>();
        reader.values(new Span(START - HOUR, START), ValueSource.COUNTRY, page -> {
            assertThat(page).hasSizeLessThanOrEqualTo(1);
            page.forEach(sighting -> seen.add(sighting.machine().ip() + " " + sighting.value()));
        });
        assertThat(seen).containsExactly(PRINTER + " DE", PRINTER + " FR", "192.168.1.21 FR");
    }
}
