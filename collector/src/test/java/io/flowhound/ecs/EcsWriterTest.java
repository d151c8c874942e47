/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.MappedTypes;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcsWriterTest {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonBuffer buffer = new JsonBuffer(64);

    private JsonNode write(Profile profile, FlowRecord flow) throws Exception {
        buffer.clear();
        new EcsWriter(profile, LoginPorts.DEFAULT, new DocumentHandler() {
                    @Override
                    public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
                        return buffer;
                    }

                    @Override
                    public void end() {}
                })
                .flow(flow);
        return STRICT.readTree(buffer.toString());
    }

    private static void put(FlowRecord flow, Field field) {
        switch (field.type()) {
            case IP -> flow.putAddress(field, 0x2001_0db8L << 32, field.ordinal());
            case KEYWORD -> flow.putJson(field, Json.string("word"));
            case KEYWORDS -> flow.putJson(field, Json.raw("[\"word\"]"));
            case FLOAT -> flow.putJson(field, Json.raw("0.5"));
            case GEO_POINT -> flow.putJson(field, Json.raw("{\"lat\":1.5,\"lon\":2.5}"));
            case OBJECT -> flow.putJson(field, Json.raw("{\"part\":1}"));
            case NESTED -> flow.putJson(field, Json.raw("[{\"part\":1}]"));
            case FLATTENED -> {
                int start = flow.beginText();
                flow.text().ascii("\"name\":1");
                flow.endText(field, start);
                if (field == Field.FLOW_IE) {
                    flow.elements().ascii("\"name\":1,");
                }
            }
            default -> flow.put(field, 1);
        }
    }

    /** Fields that are parts of an object are never set together with it. */
    private static boolean isPart(Field field) {
        return field.path().contains(".geo.")
                || field.path().contains(".as.")
                || field.path().startsWith("threat.enrichments.");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anyFieldsTogether_areOneJsonObject_withEachOfThem(Profile profile) throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            FlowRecord flow = new FlowRecord();
            for (Field field : Field.values()) {
                if (!isPart(field) && random.nextInt(4) < round % 5 && field.type() != FieldType.IP_LIST) {
                    put(flow, field);
                }
            }
            JsonNode document = write(profile, flow);
            for (Field field : Field.values()) {
                boolean expected =
                        field.profile().compareTo(profile) <= 0 && (flow.has(field) || field.constant() != null);
                boolean there =
                        !document.at("/" + field.path().replace('.', '/')).isMissingNode();
                assertThat(there).as(field.path()).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyField_writtenAlone_isReadBackUnderItsPath() throws Exception {
        for (Field field : Field.values()) {
            if (field.type() != FieldType.IP_LIST) {
                FlowRecord flow = new FlowRecord();
                put(flow, field);
                JsonNode value = write(Profile.FULL, flow).at("/" + field.path().replace('.', '/'));
                assertThat(value.isMissingNode()).as(field.path()).isFalse();
            }
        }
    }

    @Test
    void relatedIp_namesEveryAddress() throws Exception {
        FlowRecord flow = new FlowRecord();
        put(flow, Field.SOURCE_IP);
        put(flow, Field.DESTINATION_IP);
        put(flow, Field.DESTINATION_NAT_IP);
        assertThat(write(Profile.STANDARD, flow).at("/related/ip")).hasSize(3);
        assertThat(write(Profile.LEAN, flow).at("/related").isMissingNode()).isTrue();
    }

    @Test
    void relatedIp_namesEachAddressOnce() throws Exception {
        FlowRecord flow = new FlowRecord();
        flow.putAddress(Field.DESTINATION_IP, 1, 2);
        flow.putAddress(Field.DESTINATION_NAT_IP, 1, 2);
        assertThat(write(Profile.STANDARD, flow).at("/related/ip")).hasSize(1);
    }

    @Test
    void numericKeywords_areText_numbersAreNumbers() throws Exception {
        FlowRecord flow = new FlowRecord();
        flow.put(Field.OBSERVER_INGRESS_INTERFACE_ID, 7);
        flow.put(Field.SOURCE_PORT, 443);
        flow.put(Field.FLOW_REVERSED, 1);
        JsonNode document = write(Profile.STANDARD, flow);
        assertThat(document.at("/observer/ingress/interface/id").isTextual()).isTrue();
        assertThat(document.at("/source/port").isNumber()).isTrue();
        assertThat(document.at("/flow/reversed").isBoolean()).isTrue();
    }

    /** Each field with its least and its greatest value, next to the constants. */
    @ParameterizedTest
    @EnumSource(Field.class)
    void everyField_hasTheJsonTypeOfItsMapping(Field field) throws Exception {
        assumeFalse(
                field.type() == FieldType.OBJECT || field.type() == FieldType.NESTED,
                "its parts have rows of their own");
        for (long value : new long[] {0, 1, Long.MAX_VALUE}) {
            FlowRecord flow = new FlowRecord();
            switch (field.type()) {
                case DATE, LONG, NUMERIC_KEYWORD, HEX_KEYWORD, MAC, BOOLEAN -> flow.put(field, value);
                case IP -> flow.putAddress(field, value, ~value);
                case IP_LIST -> {
                    flow.putAddress(Field.SOURCE_IP, value, ~value);
                    flow.addObserver(0, 1);
                    flow.addObserver(value, ~value);
                }
                default -> put(flow, field);
            }
            JsonNode document = write(Profile.FULL, flow);
            assertThat(document.at("/" + field.path().replace('.', '/')).isMissingNode())
                    .isFalse();
            assertThat(MappedTypes.misfits(document)).isEmpty();
        }
    }

    @Test
    void fields_ofOneObject_standTogether() {
        TreeSet<String> closed = new TreeSet<>();
        String last = "";
        for (Field field : Field.values()) {
            String object = field.path().contains(".")
                    ? field.path().substring(0, field.path().indexOf('.'))
                    : "";
            if (!object.equals(last)) {
                assertThat(closed.add(object))
                        .as("%s opens %s again", field, object)
                        .isTrue();
            }
            last = object;
        }
    }
}
