/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static JsonNode fill(String template, Message message) throws Exception {
        return Documents.JSON.readTree(Template.of(template).fill(message));
    }

    @Test
    void fill_quotesAndNewlinesInAString_areEscaped() throws Exception {
        String evil = "a \"quote\", a \\ and\na line\tand \u0001 and \u00e4 \ud83d\udea8";
        ObjectNode alert = Sample.alert("a1", "high", "2026-11-22T10:40:00.000Z");
        alert.put("message", evil);

        JsonNode filled = fill("{\"text\": \"<${message}>\"}", Message.of("k", alert));

        assertThat(filled.path("text").asText()).isEqualTo("<" + evil + ">");
    }

    @Test
    void fill_wholeValue_isJson() throws Exception {
        JsonNode filled = fill(
                "{\"way\": ${pivot.path}, \"hops\": ${pivot.hops}, \"none\": ${observer.ip}, \"all\": ${ alert }}",
                Sample.message());

        assertThat(filled.at("/way/1/destination/ip").asText()).isEqualTo("192.0.2.3");
        assertThat(filled.path("hops").isInt()).isTrue();
        assertThat(filled.path("none").isNull()).isTrue();
        assertThat(filled.at("/all/event/id").asText()).isEqualTo("a1");
    }

    @Test
    void fill_listInAString_isJoined() throws Exception {
        assertThat(fill("{\"x\":\"${pivot.path.destination.ip}|${related.user}\"}", Sample.message())
                        .path("x")
                        .asText())
                .isEqualTo("192.0.2.2, 192.0.2.3|");
    }

    @Test
    void fill_escapedQuoteBeforeAPlaceholder_staysInsideTheString() throws Exception {
        assertThat(fill("{\"x\":\"\\\"${event.id}\\\\\", \"y\": ${pivot.hops}}", Sample.message())
                        .toString())
                .isEqualTo("{\"x\":\"\\\"a1\\\\\",\"y\":1}");
    }

    @Test
    void fill_doubledDollar_isTheCharacters() throws Exception {
        assertThat(fill("{\"x\":\"$${event.id} costs $5\"}", Sample.message())
                        .path("x")
                        .asText())
                .isEqualTo("${event.id} costs $5");
    }

    @Test
    void problem_ofAGoodTemplate_isNull() {
        assertThat(Template.problem("{\"a\":\"${notice.title}\",\"b\":${pivot.path}}", Sample.message()))
                .isNull();
    }

    @Test
    void problem_namesWhatIsWrong() {
        assertThat(Template.problem("{\"a\":\"${pivot.severty}\"}", Sample.message()))
                .contains("${pivot.severty}");
        assertThat(Template.problem("{\"a\":\"${notice.titel}\"}", Sample.message()))
                .contains("${notice.titel}");
        assertThat(Template.problem("{\"a\":\"${message", Sample.message())).contains("without }");
        assertThat(Template.problem("{\"a\": ${message}", Sample.message())).contains("gives no JSON");
        assertThat(Template.problem("{} {}", Sample.message())).contains("gives no JSON");
    }
}
