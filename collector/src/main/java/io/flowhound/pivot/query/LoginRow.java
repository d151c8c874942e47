/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.flowhound.pivot.LoginRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a login record of the values of a flow document. */
final class LoginRow implements HitPage.Row {
    static final List<FieldAndFormat> FIELDS = List.of(
            Export.date(Fields.TIMESTAMP),
            Export.date(Fields.CREATED),
            Export.date(Fields.START),
            Export.date(Fields.END),
            Export.field(Fields.DURATION),
            Export.field(Fields.SOURCE_IP),
            Export.field(Fields.SOURCE_PORT),
            Export.field(Fields.SOURCE_BYTES),
            Export.field(Fields.DESTINATION_IP),
            Export.field(Fields.DESTINATION_PORT),
            Export.field(Fields.DESTINATION_BYTES),
            Export.field(Fields.TCP_FLAGS),
            Export.field(Fields.REVERSE_TCP_FLAGS),
            Export.field(Fields.TCP_STATE),
            Export.field(Fields.ROLE_REASON),
            Export.field(Fields.DUPLICATE),
            Export.field(Fields.EXPORTER),
            Export.field(Fields.SAMPLING),
            Export.field(Fields.FLOW_ID),
            Export.field(Fields.APPLICATION),
            Export.field(Fields.SOURCE_ID),
            Export.field(Fields.DESTINATION_ID));

    private static final long ABSENT = Long.MIN_VALUE;
    private static final int MAX_TEXTS = 1 << 16;

    private final Consumer<LoginRecord> consumer;
    private final Map<String, String> texts = new HashMap<>();
    private long timestamp;
    private long arrival;
    private long start;
    private long end;
    private long duration;
    private @Nullable String source;
    private int sourcePort;
    private long sourceBytes;
    private @Nullable String destination;
    private int destinationPort;
    private long destinationBytes;
    private int flags;
    private String exporter = "";
    private long sampling;
    private @Nullable String flowId;
    private @Nullable String application;
    private @Nullable String sourceId;
    private @Nullable String destinationId;
    private @Nullable String state;
    private @Nullable String roleReason;
    private boolean duplicate;

    LoginRow(Consumer<LoginRecord> consumer) {
        this.consumer = consumer;
        clear();
    }

    private void clear() {
        timestamp = ABSENT;
        arrival = ABSENT;
        start = ABSENT;
        end = ABSENT;
        duration = 0;
        source = null;
        sourcePort = 0;
        sourceBytes = LoginRecord.UNSEEN;
        destination = null;
        destinationPort = 0;
        destinationBytes = LoginRecord.UNSEEN;
        flags = 0;
        exporter = "";
        sampling = 1;
        flowId = null;
        application = null;
        sourceId = null;
        destinationId = null;
        state = null;
        roleReason = null;
        duplicate = false;
    }

    @Override
    public void value(String field, JsonParser value) throws IOException {
        switch (field) {
            case Fields.TIMESTAMP -> timestamp = number(value);
            case Fields.CREATED -> arrival = number(value);
            case Fields.START -> start = number(value);
            case Fields.END -> end = number(value);
            case Fields.DURATION -> duration = number(value);
            case Fields.SOURCE_IP -> source = shared(value);
            case Fields.SOURCE_PORT -> sourcePort = (int) number(value);
            case Fields.SOURCE_BYTES -> sourceBytes = number(value);
            case Fields.DESTINATION_IP -> destination = shared(value);
            case Fields.DESTINATION_PORT -> destinationPort = (int) number(value);
            case Fields.DESTINATION_BYTES -> destinationBytes = number(value);
            case Fields.TCP_FLAGS, Fields.REVERSE_TCP_FLAGS -> flags |= flag(value.getText());
            case Fields.TCP_STATE -> state = shared(value);
            case Fields.ROLE_REASON -> roleReason = shared(value);
            case Fields.DUPLICATE -> duplicate = value.getBooleanValue();
            case Fields.EXPORTER -> exporter = shared(value);
            case Fields.SAMPLING -> sampling = Math.max(1, number(value));
            case Fields.FLOW_ID -> flowId = value.getText();
            case Fields.APPLICATION -> application = shared(value);
            case Fields.SOURCE_ID -> sourceId = shared(value);
            case Fields.DESTINATION_ID -> destinationId = shared(value);
            default -> {}
        }
    }

    @Override
    public void end() {
        if (source != null && destination != null) {
            long last = end == ABSENT ? timestamp : end;
            long first = start == ABSENT ? last - TimeUnit.NANOSECONDS.toMillis(duration) : start;
            consumer.accept(new LoginRecord(
                    arrival == ABSENT ? timestamp : arrival,
                    first,
                    Math.max(first, last),
                    source,
                    sourcePort,
                    destination,
                    destinationPort,
                    sourceBytes,
                    destinationBytes,
                    flags,
                    exporter,
                    sampling,
                    flowId,
                    application,
                    Identity.of(sourceId, source),
                    Identity.of(destinationId, destination),
                    LoginRecord.Known.of(state, roleReason, duplicate)));
        }
        clear();
    }

    /** Dates come as text, and with a fraction when the mapping counts nanoseconds. */
    private static long number(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            return value.getLongValue();
        }
        String text = value.getText();
        int point = text.indexOf('.');
        return Long.parseLong(point < 0 ? text : text.substring(0, point));
    }

    /** The same object for the same text: a million records name a few thousand hosts. */
    private String shared(JsonParser value) throws IOException {
        String text = value.getText();
        String known = texts.putIfAbsent(text, text);
        if (texts.size() > MAX_TEXTS) {
            texts.clear();
        }
        return known == null ? text : known;
    }

    private static int flag(String name) {
        return switch (name) {
            case "FIN" -> 1;
            case "SYN" -> 2;
            case "RST" -> 4;
            case "PSH" -> 8;
            case "ACK" -> 16;
            case "URG" -> 32;
            case "ECE" -> 64;
            case "CWR" -> 128;
            default -> 0;
        };
    }
}
