/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Ascii;
import io.flowhound.schema.Field;
import io.flowhound.schema.FieldType;
import io.flowhound.schema.IsoTime;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.flowhound.schema.RelatedAddresses;

/**
 * Writes flows as ECS documents: it goes through the fields that are present, in the order of {@link Field}, and puts the
 * prepared JSON between two fields and the value. Not safe for use by several threads.
 *
 * <p>It makes room once for a document and hands array and position from writer to writer: kept in fields of the buffer,
 * the position would be stored and read again some hundred times a document, each time waiting for the last.
 */
public final class EcsWriter implements FlowHandler {
    /** The most addresses in {@code related.ip}. */
    static final int MAX_RELATED = RelatedAddresses.FIELDS.size();

    private static final int[] RELATED =
            RelatedAddresses.FIELDS.stream().mapToInt(Field::ordinal).toArray();
    private static final int OBSERVER = Field.OBSERVER_IP.ordinal();
    private static final int OBSERVERS = Field.FLOW_OBSERVERS.ordinal();
    private static final int ELEMENTS = Field.FLOW_IE.ordinal();
    private static final FieldType[] TYPES = new FieldType[Field.COUNT];
    private static final byte[] TRUE = Json.raw("true");
    private static final byte[] FALSE = Json.raw("false");

    static {
        for (Field field : Field.values()) {
            TYPES[field.ordinal()] = field.type();
        }
    }

    private final DocumentLayout layout;
    private final DocumentHandler documents;
    private final boolean related;
    private final FlowId ids;
    private final IsoTime times = new IsoTime();
    private final LastAddress observer = new LastAddress();
    /** Where the address of each field was written in this document: its place in the upper half, and its length. */
    private final long[] written = new long[Field.COUNT];

    /**
     * Writes documents of a profile.
     *
     * @param profile how much of a flow they carry
     * @param loginPorts flows of these get a {@code flow.id}
     * @param documents takes them
     */
    public EcsWriter(Profile profile, LoginPorts loginPorts, DocumentHandler documents) {
        this.layout = new DocumentLayout(profile);
        this.ids = new FlowId(loginPorts);
        this.documents = documents;
        this.related = Field.RELATED_IP.profile().compareTo(profile) <= 0;
    }

    @Override
    public void flow(FlowRecord flow) {
        if (related && (flow.has(Field.SOURCE_IP) || flow.has(Field.DESTINATION_IP))) {
            flow.put(Field.RELATED_IP, 1);
        }
        if (flow.observerCount() > 1) {
            flow.put(Field.FLOW_OBSERVERS, 1);
        }
        ids.put(flow);
        JsonBuffer json =
                documents.begin(flow.number(Field.TIMESTAMP), flow.incarnation(), flow.position(), flow.record());
        byte[] to = json.reserve(layout.room() + flow.jsonLength());
        json.position(document(flow, to, json.position()));
        documents.end();
    }

    private int document(FlowRecord flow, byte[] to, int start) {
        int at = start;
        int last = DocumentLayout.START;
        for (int word = 0; word < layout.words(); word++) {
            long bits = flow.presence(word) & layout.carried(word);
            while (bits != 0) {
                int field = (word << 6) + Long.numberOfTrailingZeros(bits);
                at = layout.between(last, field, to, at);
                at = value(flow, field, to, at);
                last = field;
                bits &= bits - 1;
            }
        }
        return layout.between(last, DocumentLayout.END, to, at);
    }

    private int value(FlowRecord flow, int field, byte[] to, int at) {
        return switch (TYPES[field]) {
            case DATE -> times.write(to, at, flow.numberAt(field));
            case IP -> address(flow, field, to, at);
            case LONG, NUMERIC_KEYWORD -> Ascii.number(to, at, flow.numberAt(field));
            case HEX_KEYWORD -> Ascii.hex(to, at, flow.numberAt(field));
            case MAC -> Ascii.mac(to, at, flow.numberAt(field));
            case BOOLEAN -> flag(flow.numberAt(field) != 0 ? TRUE : FALSE, to, at);
            case FLATTENED -> field == ELEMENTS ? elements(flow.elements(), to, at) : flow.copyJson(field, to, at);
            case IP_LIST -> field == OBSERVERS ? observers(flow, to, at) : addresses(flow, to, at);
            case KEYWORD, KEYWORDS, FLOAT, GEO_POINT, OBJECT, NESTED, TEXT -> flow.copyJson(field, to, at);
        };
    }

    private static int flag(byte[] word, byte[] to, int at) {
        return Ascii.copy(word, 0, word.length, to, at);
    }

    /** The elements end with a comma, which the closing brace replaces. */
    private static int elements(JsonBuffer elements, byte[] to, int at) {
        return Ascii.copy(elements.array(), 0, elements.position() - 1, to, at);
    }

    /** Writes an address, and remembers where for {@code related.ip}. That of the exporter is mostly that of the last flow. */
    private int address(FlowRecord flow, int field, byte[] to, int at) {
        if (field == OBSERVER) {
            return observer.write(to, at, flow.highAt(field), flow.numberAt(field));
        }
        int end = Ascii.address(to, at, flow.highAt(field), flow.numberAt(field));
        written[field] = (long) at << 32 | end - at;
        return end;
    }

    /** Copies the addresses, which stand further ahead in the document: making the text again costs three times as much. */
    private int addresses(FlowRecord flow, byte[] to, int start) {
        int at = start;
        for (int i = 0; i < RELATED.length; i++) {
            int field = RELATED[i];
            if (flow.has(field) && !isNamed(flow, i)) {
                if (at != start) {
                    at = next(to, at);
                }
                at = Ascii.copyBlocks(to, (int) (written[field] >>> 32), (int) written[field], to, at);
            }
        }
        return at;
    }

    private static int observers(FlowRecord flow, byte[] to, int start) {
        int at = start;
        for (int i = 0; i < flow.observerCount(); i++) {
            if (i > 0) {
                at = next(to, at);
            }
            at = Ascii.address(to, at, flow.observerHigh(i), flow.observerLow(i));
        }
        return at;
    }

    private static int next(byte[] to, int at) {
        to[at] = '"';
        to[at + 1] = ',';
        to[at + 2] = '"';
        return at + 3;
    }

    /** Whether an earlier field bears the same address, as where NAT leaves it as it is. */
    private static boolean isNamed(FlowRecord flow, int index) {
        int field = RELATED[index];
        for (int i = 0; i < index; i++) {
            int earlier = RELATED[i];
            if (flow.numberAt(earlier) == flow.numberAt(field)
                    && flow.highAt(earlier) == flow.highAt(field)
                    && flow.has(earlier)) {
                return true;
            }
        }
        return false;
    }
}
