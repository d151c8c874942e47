/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogWriterTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final LogWriter writer = new LogWriter();
    private final LogEvent event = new LogEvent();

    private JsonNode written() throws IOException {
        JsonBuffer json = new JsonBuffer(16);
        writer.write(event, json);
        return STRICT.readTree(json.array(), 0, json.position());
    }

    @Test
    void noFields_areThoseOfEveryDocument() throws IOException {
        assertThat(written())
                .hasToString(
                        "{\"ecs\":{\"version\":\""
                                + written().at("/ecs/version").asText()
                                + "\"},\"event\":{\"kind\":\"event\",\"module\":\"flowhound\",\"dataset\":\"flowhound.syslog\"}}");
    }

    @Test
    void values_areWrittenByTheirTypes() throws IOException {
        event.put(LogField.TIMESTAMP, 1_795_320_000_123L)
                .put(LogField.MESSAGE, "a\"b\\c\n\t\u0001\0ä\uD83D\uDE00\0")
                .put(LogField.SOURCE_IP, IpAddress.parse("2001:db8::1"))
                .put(LogField.SOURCE_PORT, 22)
                .put(LogField.NETWORK_IANA_NUMBER, 6)
                .putJson(LogField.SOURCE_GEO, "{\"city_name\":\"X\"}".getBytes(StandardCharsets.US_ASCII))
                .put(LogField.LOG_SYSLOG_STRUCTURED_DATA, Map.of("a\"@1", Map.of("x", "1\"")))
                .add(LogField.RELATED_USER, "anna")
                .add(LogField.RELATED_USER, "bert")
                .add(LogField.RELATED_IP, IpAddress.parse("192.0.2.1"));
        JsonNode document = written();
        assertThat(document.at("/@timestamp").asText()).isEqualTo("2026-11-22T04:00:00.123Z");
        assertThat(document.at("/message").asText()).isEqualTo("a\"b\\c\n\t\u0001\0ä\uD83D\uDE00\0");
        assertThat(document.at("/source/ip").asText()).isEqualTo("2001:db8::1");
        assertThat(document.at("/source/port").isInt()).isTrue();
        assertThat(document.at("/network/iana_number").isTextual()).isTrue();
        assertThat(document.at("/source/geo/city_name").asText()).isEqualTo("X");
        assertThat(document.at("/log/syslog/structured_data")
                        .get("a\"@1")
                        .get("x")
                        .asText())
                .isEqualTo("1\"");
        assertThat(document.at("/related/user")).hasToString("[\"anna\",\"bert\"]");
        assertThat(document.at("/related/ip")).hasToString("[\"192.0.2.1\"]");
    }

    /** Any set of fields nests right, in any order of documents. */
    @Test
    void anyFields_areValidJson() throws IOException {
        Random random = new Random(3164);
        for (int round = 0; round < 2_000; round++) {
            event.clear();
            int expected = 0;
            for (LogField field : LogField.values()) {
                if (field.type() == FieldType.KEYWORD && random.nextInt(8) == 0) {
                    event.put(field, "v" + round);
                    expected++;
                }
            }
            JsonNode document = written();
            int found = 0;
            for (LogField field : LogField.values()) {
                String pointer = "/" + field.path().replace('.', '/');
                found += document.at(pointer).asText().equals("v" + round) ? 1 : 0;
            }
            int fixed = 0; // fields that every document has take the place of what was put
            for (LogField field : new LogField[] {
                LogField.EVENT_KIND, LogField.EVENT_MODULE, LogField.EVENT_DATASET, LogField.ECS_VERSION
            }) {
                fixed += event.has(field) && ("v" + round).equals(event.text(field)) ? 1 : 0;
            }
            assertThat(fixed).isZero();
            assertThat(found).isBetween(expected - 4, expected);
        }
    }
}
