/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import static io.flowhound.pivot.alert.Findings.AS_OF;
import static io.flowhound.pivot.alert.Findings.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Rules;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilencesTest {
    private static final Finding FINDING = chain("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");

    private static IpNetwork net(String first, int length) {
        return IpNetwork.of(IpAddress.parse(first), length);
    }

    private static IpNetwork host(String address) {
        return net(address, 32);
    }

    private static Allowed.Edge edge(String source, String destination) {
        return new Allowed.Edge(host(source), host(destination));
    }

    private static boolean silenced(Suppression suppression) {
        return new Silences(List.of(suppression), List.of()).of(FINDING, AS_OF) != null;
    }

    @Test
    void of_origin_countsItsNetwork() {
        assertThat(silenced(new Suppression(net("10.0.0.0", 24), null, null, null, 0, 0, "lab")))
                .isTrue();
        assertThat(silenced(new Suppression(net("10.0.1.0", 24), null, null, null, 0, 0, "lab")))
                .isFalse();
    }

    @Test
    void of_steppingStoneAndTarget_countOnlyIfAllAreMeant() {
        assertThat(silenced(new Suppression(null, net("10.0.0.2", 31), null, null, 0, 0, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(null, host("10.0.0.2"), null, null, 0, 0, "r")))
                .isFalse();
        assertThat(silenced(new Suppression(null, null, host("10.0.0.4"), null, 0, 0, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(null, null, host("10.0.0.3"), null, 0, 0, "r")))
                .isFalse();
    }

    @Test
    void of_edge_countsWhenEveryLinkHasIt() {
        assertThat(silenced(new Suppression(null, null, null, edge("10.0.0.2", "10.0.0.3"), 0, 0, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(null, null, null, edge("10.0.0.1", "10.0.0.2"), 0, 0, "r")))
                .isFalse();
    }

    @Test
    void of_port_countsWhenEveryLegHasIt() {
        assertThat(silenced(new Suppression(null, null, null, null, 22, 0, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(null, null, null, null, 3389, 0, "r")))
                .isFalse();
    }

    @Test
    void of_severalConditions_needsAll() {
        assertThat(silenced(new Suppression(host("10.0.0.1"), null, host("10.0.0.4"), null, 22, 0, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(host("10.0.0.1"), null, host("10.0.0.9"), null, 22, 0, "r")))
                .isFalse();
    }

    @Test
    void of_end_isExclusive() {
        assertThat(silenced(new Suppression(null, null, null, null, 22, AS_OF + 1, "r")))
                .isTrue();
        assertThat(silenced(new Suppression(null, null, null, null, 22, AS_OF, "r")))
                .isFalse();
    }

    @Test
    void suppression_withoutCondition_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Suppression(null, null, null, null, 0, 0, "r"))
                .withMessageContaining("without a condition");
    }

    private static boolean dismissedBy(Finding dismissed, Scope scope, Finding finding) {
        ObjectNode document = new AlertDocument(AlertSettings.of("f", Rules.defaults())).of(dismissed, AS_OF);
        ObjectNode workflow = JsonTree.object(JsonTree.object(document, "pivot"), "workflow");
        workflow.put("status", "dismissed").put("scope", scope.text()).put("note", "drill");
        Silences.Silence silence = new Silences(List.of(), List.of(new Alert(document))).of(finding, AS_OF);
        assertThat(silence == null || silence.reason().endsWith(": drill")).isTrue();
        return silence != null;
    }

    @Test
    void of_dismissal_coversItsScope() {
        Finding later = chain(Findings.START + 100 * Findings.MINUTE, "10.0.0.1", "10.0.0.2", "10.0.0.3");
        Finding otherOrigin = chain("10.0.0.7", "10.0.0.2", "10.0.0.3");
        Finding otherStone = chain("10.0.0.1", "10.0.0.8", "10.0.0.3");
        assertThat(dismissedBy(FINDING, Scope.FINDING, FINDING)).isTrue();
        assertThat(dismissedBy(chain("10.0.0.1", "10.0.0.2", "10.0.0.9"), Scope.FINDING, otherOrigin))
                .isFalse();
        assertThat(dismissedBy(FINDING, Scope.EDGE, later)).isTrue();
        assertThat(dismissedBy(FINDING, Scope.EDGE, otherOrigin)).isFalse();
        assertThat(dismissedBy(FINDING, Scope.ORIGIN, otherStone)).isTrue();
        assertThat(dismissedBy(FINDING, Scope.ORIGIN, otherOrigin)).isFalse();
        assertThat(dismissedBy(FINDING, Scope.STEPPING_STONE, otherOrigin)).isTrue();
        assertThat(dismissedBy(FINDING, Scope.STEPPING_STONE, otherStone)).isFalse();
    }

    @Test
    void all_expectsEveryLink() {
        Allowed stones = new Allowed.Host(net("10.0.0.2", 31));
        Allowed first = new Allowed.Host(host("10.0.0.2"));
        Allowed second = edge("10.0.0.2", "10.0.0.3");
        Allowed third = edge("10.0.0.3", "10.0.0.4");
        assertThat(Allowed.all(List.of(), FINDING)).isFalse();
        assertThat(Allowed.all(List.of(stones), FINDING)).isTrue();
        assertThat(Allowed.all(List.of(first), FINDING)).isFalse();
        assertThat(Allowed.all(List.of(first, third), FINDING)).isFalse();
        assertThat(Allowed.all(List.of(first, second, third), FINDING)).isTrue();
    }
}
