/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.AS_OF;
import static io.flowhound.pivot.alert.Findings.chain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.Link;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Reason;
import io.flowhound.pivot.Rules;
import io.flowhound.pivot.Services;
import io.flowhound.pivot.Severity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertDocumentTest {
    private static final AlertSettings SETTINGS = AlertSettings.of("flowhound", Rules.defaults());
    private static final Finding TWO = chain("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");

    private static ObjectNode document(Finding finding) {
        return new AlertDocument(SETTINGS).of(finding, AS_OF);
    }

    private static String text(JsonNode document, String pointer) {
        return document.at(pointer).asText();
    }

    @Test
    void of_chain_hasTheFieldsOfEcs() {
        ObjectNode document = document(TWO);
        assertThat(text(document, "/@timestamp")).isEqualTo("2026-03-07T11:13:48.749Z");
        assertThat(text(document, "/event/created")).isEqualTo("2026-03-07T11:13:48.749Z");
        assertThat(text(document, "/ecs/version")).isEqualTo("9.3.0");
        assertThat(text(document, "/event/kind")).isEqualTo("alert");
        assertThat(JsonTree.texts(document, "/event/category")).containsExactly("network", "intrusion_detection");
        assertThat(text(document, "/event/action")).isEqualTo("pivot-detected");
        assertThat(text(document, "/event/dataset")).isEqualTo("flowhound.pivot");
        assertThat(text(document, "/event/module")).isEqualTo("flowhound");
        assertThat(text(document, "/event/id")).isEqualTo(TWO.id());
        assertThat(text(document, "/event/start")).isEqualTo("2026-03-07T10:43:48.749Z");
        assertThat(text(document, "/event/end")).isEqualTo("2026-03-07T11:15:48.749Z");
        assertThat(document.at("/event/duration").asLong()).isEqualTo(32 * 60 * 1_000_000_000L);
        assertThat(document.at("/event/severity").asInt()).isEqualTo(73);
        assertThat(document.at("/event/risk_score").asInt()).isEqualTo(90);
        assertThat(text(document, "/event/reason"))
                .isEqualTo("10.0.0.1 -> 10.0.0.2 not seen before; the second login ends inside the first");
        assertThat(document.at("/event/url").isMissingNode()).isTrue();
        assertThat(text(document, "/rule/id")).isEqualTo("flowhound-pivot");
        assertThat(text(document, "/source/ip")).isEqualTo("10.0.0.1");
        assertThat(text(document, "/destination/ip")).isEqualTo("10.0.0.4");
        assertThat(document.at("/destination/port").asInt()).isEqualTo(22);
        assertThat(text(document, "/network/protocol")).isEqualTo("ssh");
        assertThat(document.at("/network/bytes").asLong()).isEqualTo(9_000);
        assertThat(JsonTree.texts(document, "/related/ip"))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
    }

    @Test
    void of_chain_hasTheSummaryOfThePivot() {
        JsonNode pivot = document(TWO).path("pivot");
        assertThat(pivot.path("version").asInt()).isEqualTo(1);
        assertThat(text(pivot, "/status")).isEqualTo("open");
        assertThat(pivot.path("score").asDouble()).isEqualTo(0.9);
        assertThat(text(pivot, "/severity")).isEqualTo("high");
        assertThat(text(pivot, "/confidence")).isEqualTo("normal");
        assertThat(pivot.path("hops").asInt()).isEqualTo(2);
        assertThat(pivot.path("legs").asInt()).isEqualTo(3);
        assertThat(pivot.path("hosts").asInt()).isEqualTo(4);
        assertThat(text(pivot, "/root/id")).isEqualTo("10.0.0.1|40000|10.0.0.2|22|20519");
        assertThat(JsonTree.texts(pivot, "/stepping_stone/ip")).containsExactly("10.0.0.2", "10.0.0.3");
        assertThat(JsonTree.texts(pivot, "/target/ip")).containsExactly("10.0.0.4");
        assertThat(JsonTree.texts(pivot, "/roles")).containsExactly("automation", "jump-host");
        assertThat(JsonTree.texts(pivot, "/reasons")).containsExactly("first-seen-inbound-edge", "nested");
        assertThat(text(pivot, "/last_leg_start")).isEqualTo("2026-03-07T10:45:48.749Z");
        assertThat(text(pivot, "/as_of")).isEqualTo("2026-03-07T11:13:48.749Z");
        assertThat(pivot.at("/path/0/parent").isNull()).isTrue();
        assertThat(pivot.at("/path/0/link").isNull()).isTrue();
        assertThat(pivot.at("/path/2/parent").asInt()).isEqualTo(1);
        assertThat(pivot.at("/path/1/edge/source_rate").asDouble()).isEqualTo(0.25);
        assertThat(pivot.at("/path/1/link/byte_correlation").asDouble()).isEqualTo(0.75);
        assertThat(text(pivot, "/path/1/alternates/0/source/ip")).isEqualTo("10.9.9.9");
    }

    @Test
    void of_message_countsInEnglish() {
        assertThat(text(document(chain("10.0.0.1", "10.0.0.2", "10.0.0.3")), "/message"))
                .isEqualTo("Possible pivot 10.0.0.1 -> 10.0.0.2 -> 10.0.0.3 (1 stepping stone, score 90)");
        assertThat(text(document(TWO), "/message"))
                .isEqualTo("Possible pivot 10.0.0.1 -> 10.0.0.2 -> 10.0.0.3 -> 10.0.0.4 (2 stepping stones, score 90)");
        Finding wide = Findings.grown(TWO, 0, "10.0.0.7");
        assertThat(text(document(wide), "/message")).endsWith("(2 stepping stones, 1 more login, score 90)");
        assertThat(text(document(Findings.grown(wide, 0, "10.0.0.8")), "/message"))
                .contains("2 more logins");
    }

    @Test
    void of_unseenDirection_isAbsent() {
        List<Leg> legs = new ArrayList<>(TWO.legs());
        legs.set(0, Findings.bytes(legs.get(0), LoginRecord.UNSEEN));
        ObjectNode document = document(Findings.of(legs, 0.9, Severity.HIGH));
        assertThat(document.at("/pivot/path/0/bytes/to_server").isMissingNode()).isTrue();
        assertThat(document.at("/network/bytes").asLong()).isEqualTo(8_000);
        assertThat(new Alert(document).legs().get(0).bytesToServer()).isEqualTo(LoginRecord.UNSEEN);
    }

    @Test
    void of_shortHistoryOrSampledFlows_hasLowConfidence() {
        assertThat(text(document(Findings.withHistory(TWO, 2)), "/pivot/confidence"))
                .isEqualTo("low");
        List<Leg> legs = new ArrayList<>(TWO.legs());
        legs.set(1, Findings.sampled(legs.get(1), 100));
        assertThat(text(document(Findings.of(legs, 0.9, Severity.HIGH)), "/pivot/confidence"))
                .isEqualTo("low");
    }

    @Test
    void of_techniques_areThoseOfTheServices() {
        List<Leg> legs = new ArrayList<>(TWO.legs());
        legs.set(0, Findings.with(legs.get(0), Services.WINRM));
        for (int i = 1; i < 3; i++) {
            legs.set(i, Findings.with(legs.get(i), new Link(0.9, 0, true, true, 1, 0.4, List.of())));
        }
        ObjectNode document = document(Findings.of(legs, 0.9, Severity.HIGH));
        assertThat(JsonTree.texts(document, "/threat/tactic/id")).containsExactly("TA0008");
        assertThat(JsonTree.texts(document, "/threat/technique/id")).containsExactly("T1021");
        assertThat(JsonTree.texts(document, "/threat/technique/subtechnique/id"))
                .containsExactly("T1021.004", "T1021.006");
        assertThat(JsonTree.texts(document, "/threat/technique/subtechnique/name"))
                .containsExactly("SSH", "Windows Remote Management");
    }

    @Test
    void of_provenRelay_isAnInternalProxy() {
        assertThat(JsonTree.texts(document(TWO), "/threat/technique/subtechnique/id"))
                .containsExactly("T1021.004", "T1090.001");
        assertThat(JsonTree.texts(document(TWO), "/threat/technique/id")).containsExactly("T1021", "T1090");
    }

    @Test
    void of_serviceWithoutTechniqueOfItsOwn_hasNoSubtechnique() {
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : TWO.legs()) {
            Link link = leg.link() == null ? null : new Link(0.9, 0, true, true, 0, 0, List.of());
            Leg telnet = Findings.with(leg, Services.TELNET);
            legs.add(link == null ? telnet : Findings.with(telnet, link));
        }
        ObjectNode document = document(Findings.of(legs, 0.9, Severity.HIGH));
        assertThat(document.at("/threat/technique/subtechnique").isMissingNode())
                .isTrue();
    }

    @Test
    void finding_readBack_isTheSame() {
        Alert alert = new Alert(document(TWO));
        Finding back = alert.finding();
        assertThat(back.id()).isEqualTo(TWO.id());
        assertThat(back.reasons()).isEqualTo(TWO.reasons());
        assertThat(back.bestLink()).isEqualTo(TWO.bestLink());
        assertThat(document(back)).isEqualTo(document(TWO));
    }

    @Test
    void reasons_ofTheSameKind_keepTheirWords() {
        List<Reason> reasons = List.of(new Reason("nested", "b ends in a"), new Reason("nested", "c ends in b"));
        Finding finding = new Finding("id", TWO.legs(), 0.9, 0.9, Severity.HIGH, true, List.of(), 7, reasons);
        assertThat(new Alert(document(finding)).reasons()).isEqualTo(reasons);
    }

    @Test
    void url_withKibana_leadsToTheFlows() {
        AlertSettings settings = new AlertSettings(
                "flowhound", 3, 1, 5, List.of(), List.of(), URI.create("https://kibana.example/base/"), "soc");
        String url =
                text(new AlertDocument(settings).of(chain("10.0.0.1", "10.0.0.2", "10.0.0.3"), AS_OF), "/event/url");
        assertThat(url)
                .startsWith("https://kibana.example/base/s/soc/app/discover#/?_g=(time:("
                        + "from:'2026-03-07T10:38:48.749Z',to:'2026-03-07T11:19:48.749Z'))"
                        + "&_a=(dataSource:(dataViewId:'flowhound-flows',type:dataView),query:(language:kuery,query:'")
                .contains("source.ip:(%2210.0.0.1%22%20or%20%2210.0.0.2%22)%20and%20")
                .contains("source.port:(40001%20or%2022)")
                .endsWith("'))");
    }

    @Test
    void url_ofALargeFinding_staysShort() {
        AlertSettings settings = new AlertSettings(
                "flowhound", 3, 1, 5, List.of(), List.of(), URI.create("https://kibana.example"), "default");
        AlertDocument documents = new AlertDocument(settings);
        Finding finding = chain("2001:db8:1:2:3:4:5:1", "2001:db8:1:2:3:4:5:2", "2001:db8:1:2:3:4:5:3");
        for (int i = 0; i < 60; i++) {
            finding = Findings.grown(finding, 1, "2001:db8:1:2:3:4:5:1" + i);
            String url = text(documents.of(finding, AS_OF), "/event/url");
            assertThat(url).hasSizeLessThanOrEqualTo(2_000).startsWith("https://kibana.example/app/discover#/");
            assertThat(URI.create(url).getRawFragment())
                    .contains("2001:db8:1:2:3:4:5:1")
                    .endsWith("'))");
        }
    }
}
