/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.pivot.alert.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTreeTest {
    @ParameterizedTest
    @ValueSource(strings = {"chain", "odd", "bare"})
    void tree_equalsTheFile(String name) throws IOException {
        Samples.assertGolden(AlertTree.of(Samples.alert(name), Samples.UNICODE), name + "-tree.txt");
    }

    @Test
    void tree_plain_isAscii() throws IOException {
        String text = AlertTree.of(Samples.alert("chain"), Style.PLAIN);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        Samples.assertGolden(text, "chain-tree-ascii.txt");
    }

    @Test
    void tree_withColours_saysTheSame() {
        for (String name : List.of("chain", "odd", "bare")) {
            String coloured = AlertTree.of(Samples.alert(name), new Style(true, true));
            assertThat(coloured).contains("\u001b[");
            assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                    .isEqualTo(AlertTree.of(Samples.alert(name), Samples.UNICODE));
        }
    }

    @Test
    void tree_whatADocumentSays_cannotSteerTheTerminal() {
        ObjectNode document = Samples.document("odd");
        ((ObjectNode) document.at("/pivot/path/1/source")).put("ip", "10.0.0.1\u001b]0;x\u0007\n");
        ((ObjectNode) document.at("/event")).put("url", "https://x/\u009b2J");
        String text = AlertTree.of(new Alert(document), Samples.UNICODE);
        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(text).doesNotContain("\u202e").contains("10.0.0.1 ]0;x");
    }

    private static Alert withLogins() throws IOException {
        ObjectNode document = Samples.document("chain");
        ((ObjectNode) document.at("/pivot/path/0")).setAll(object("""
                {"user":{"name":["alice"],"domain":"CORP"},
                "login":{"state":"proven","method":"publickey","key":"SHA256:abc","time":"2026-03-07T10:43:49.000Z","failures":1}}"""));
        ((ObjectNode) document.at("/pivot/path/1")).setAll(object("""
                {"login":{"state":"failed","time":"2026-03-07T10:43:49.000Z","failures":2,"tried":["root\\u001b[2J"]}}"""));
        return new Alert(document);
    }

    private static ObjectNode object(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @Test
    void tree_accounts_standOnTheirHops() throws IOException {
        String text = AlertTree.of(withLogins(), Style.PLAIN).replaceAll("[\\s|`-]+", " ");
        assertThat(text)
                .contains("as CORP\\alice by publickey SHA256:abc after 1 failed login")
                .contains("2 failed logins, none accepted (tried root [2J)");
    }

    @Test
    void table_andExports_nameAccounts() throws IOException {
        Alert alert = withLogins();
        assertThat(AlertTable.of(List.of(alert), Style.PLAIN)).contains("  as CORP\\alice");
        assertThat(AlertGraph.of(alert).edges().get(0).attributes())
                .containsEntry(AlertGraph.Attribute.USER, "CORP\\alice")
                .containsEntry(AlertGraph.Attribute.LOGIN_STATE, "proven");
        assertThat(Dot.of(AlertGraph.of(alert))).contains("as CORP");
    }

    @Test
    void tree_linesOfWords_areAHundredColumnsAtMost() {
        AlertTree.of(Samples.alert("chain"), Samples.UNICODE)
                .lines()
                .filter(line -> !line.contains("http"))
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void tree_manyLogins_areCounted() {
        ObjectNode document = Samples.document("chain");
        ArrayNode path = (ArrayNode) document.at("/pivot/path");
        for (int i = 3; i < 1_003; i++) {
            path.add(((ObjectNode) path.get(1).deepCopy()).put("leg", i));
        }
        String text = AlertTree.of(new Alert(document), Style.PLAIN);
        assertThat(text).contains("... 803 more logins: ./flowhound pivots export 3f9c51d0a6be --format");
        assertThat(text.lines().count()).isLessThan(1_000);
    }

    @Test
    void style_followsTheTerminal() {
        assertThat(Style.of(true, StandardCharsets.UTF_8, Map.of())).isEqualTo(new Style(true, true));
        assertThat(Style.of(false, StandardCharsets.UTF_8, Map.of())).isEqualTo(new Style(true, false));
        assertThat(Style.of(true, StandardCharsets.US_ASCII, Map.of("NO_COLOR", "1")))
                .isEqualTo(Style.PLAIN);
        assertThat(Style.of(true, StandardCharsets.ISO_8859_1, Map.of("TERM", "dumb", "NO_COLOR", "")))
                .isEqualTo(Style.PLAIN);
    }
}
