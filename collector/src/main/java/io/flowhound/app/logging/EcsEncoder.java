/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes an event as one JSON object a line, its keys ECS names with dots, as the loggers of Elastic do. */
final class EcsEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String ECS_VERSION = "9.3.0";

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(300);
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            write(event, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void write(ILoggingEvent event, JsonGenerator out) throws IOException {
        out.writeStringField("@timestamp", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        out.writeStringField("log.level", event.getLevel().toString());
        out.writeStringField("message", event.getFormattedMessage());
        out.writeStringField("ecs.version", ECS_VERSION);
        out.writeStringField("service.name", "flowhound");
        out.writeStringField("log.logger", event.getLoggerName());
        out.writeStringField("process.thread.name", event.getThreadName());
        IThrowableProxy error = event.getThrowableProxy();
        if (error != null) {
            out.writeStringField("error.type", error.getClassName());
            if (error.getMessage() != null) {
                out.writeStringField("error.message", error.getMessage());
            }
            out.writeStringField("error.stack_trace", ThrowableProxyUtil.asString(error));
        }
    }
}
