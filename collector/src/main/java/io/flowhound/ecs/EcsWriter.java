/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;

/**
 * Writes flows as ECS documents: it goes through the fields that are present, in the order of {@link Field}, and puts the
 * prepared JSON between two fields and the value. Not safe for use by several threads.
 */
public final class EcsWriter implements FlowHandler {
    private static final Field[] FIELDS = Field.values();
    private static final FieldType[] TYPES = new FieldType[Field.COUNT];
    private static final byte[] TRUE = Json.raw("true");
    private static final byte[] FALSE = Json.raw("false");
    private static final Field[] ADDRESSES = {
        Field.SOURCE_IP, Field.DESTINATION_IP, Field.SOURCE_NAT_IP, Field.DESTINATION_NAT_IP
    };

    static {
        for (Field field : FIELDS) {
            TYPES[field.ordinal()] = field.type();
        }
    }

    private final DocumentLayout layout;
    private final DocumentHandler documents;
    private final boolean related;

    public EcsWriter(Profile profile, DocumentHandler documents) {
        this.layout = new DocumentLayout(profile);
        this.documents = documents;
        this.related = Field.RELATED_IP.profile().compareTo(profile) <= 0;
    }

    @Override
    public void flow(FlowRecord flow) {
        if (related && (flow.has(Field.SOURCE_IP) || flow.has(Field.DESTINATION_IP))) {
            flow.put(Field.RELATED_IP, 1);
        }
        JsonBuffer json = documents.begin(flow.number(Field.TIMESTAMP), flow.position(), flow.record());
        int last = DocumentLayout.START;
        for (int word = 0; word < layout.words(); word++) {
            long constants = layout.constants(word);
            long bits = (flow.presence(word) & layout.carried(word)) | constants;
            while (bits != 0) {
                int field = (word << 6) + Long.numberOfTrailingZeros(bits);
                json.put(layout.between(last, field));
                if ((constants & Long.lowestOneBit(bits)) == 0) {
                    value(flow, field, json);
                }
                last = field;
                bits &= bits - 1;
            }
        }
        json.put(layout.end(last));
        documents.end();
    }

    private static void value(FlowRecord flow, int ordinal, JsonBuffer json) {
        Field field = FIELDS[ordinal];
        switch (TYPES[ordinal]) {
            case DATE -> {
                json.time(flow.numberAt(ordinal));
                json.put('"');
            }
            case IP -> {
                json.address(flow.addressHigh(field), flow.addressLow(field));
                json.put('"');
            }
            case LONG -> json.number(flow.numberAt(ordinal));
            case NUMERIC_KEYWORD -> {
                json.number(flow.numberAt(ordinal));
                json.put('"');
            }
            case MAC -> {
                json.mac(flow.numberAt(ordinal));
                json.put('"');
            }
            case BOOLEAN -> json.put(flow.numberAt(ordinal) != 0 ? TRUE : FALSE);
            case FLATTENED -> elements(flow.elements(), json);
            case IP_LIST -> addresses(flow, json);
            case KEYWORD, KEYWORDS, FLOAT, GEO_POINT, OBJECT -> flow.writeJson(field, json);
        }
    }

    /** The elements end with a comma, which the closing brace replaces. */
    private static void elements(JsonBuffer elements, JsonBuffer json) {
        json.put('{');
        json.put(elements.array(), 0, elements.position() - 1);
        json.put('}');
    }

    private static void addresses(FlowRecord flow, JsonBuffer json) {
        int open = '[';
        for (Field field : ADDRESSES) {
            if (flow.has(field)) {
                json.put(open);
                json.put('"');
                json.address(flow.addressHigh(field), flow.addressLow(field));
                json.put('"');
                open = ',';
            }
        }
        json.put(']');
    }
}
