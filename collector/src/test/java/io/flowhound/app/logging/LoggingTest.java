/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhound.config.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

class LoggingTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void text_isOneLine() {
        assertThat(text(false, "io.flowhound.bulk.BulkSender", Level.INFO, "sent 5 documents", null))
                .isEqualTo("2026-11-22T04:11:00.123Z INFO   bulk  sent 5 documents\n");
        assertThat(text(false, "io.netty.util.Recycler", Level.ERROR, "leak", null))
                .isEqualTo("2026-11-22T04:11:00.123Z ERROR  Recycler  leak\n");
    }

    @Test
    void text_causes_areOnTheLine_stackTracesOnlyWhereAsked() {
        IOException error = new IOException("request failed", new IllegalStateException("closed"));
        String line = "2026-11-22T04:11:00.123Z WARN   elastic  cannot send: IOException: request failed"
                + ": IllegalStateException: closed\n";
        assertThat(text(false, "io.flowhound.elastic.Node", Level.WARN, "cannot send", error))
                .isEqualTo(line);
        assertThat(text(true, "io.flowhound.elastic.Node", Level.WARN, "cannot send", error))
                .startsWith(line + "java.io.IOException: request failed\n\tat ");
    }

    @Test
    void text_controlCharacters_areEscaped() {
        assertThat(text(false, "io.flowhound.listen.Udp", Level.WARN, "name\r\n\u001b[31mforged\tü", null))
                .endsWith("  name\\u000d\\n\\u001b[31mforged\tü\n");
    }

    @Test
    void ecs_hasTheNamesOfEcs() throws Exception {
        JsonNode json = ecs("line 1\n\"line 2\"", null);
        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                                {"@timestamp": "2026-11-22T04:11:00.123Z", "log.level": "WARN",
                                 "message": "line 1\\n\\"line 2\\"", "ecs.version": "9.3.0", "service.name": "flowhound",
                                 "log.logger": "io.flowhound.bulk.BulkSender", "process.thread.name": "worker-1"}
                                """));
    }

    @Test
    void ecs_error() throws Exception {
        JsonNode json = ecs("failed", new IOException("refused"));
        assertThat(json.get("error.type").asText()).isEqualTo("java.io.IOException");
        assertThat(json.get("error.message").asText()).isEqualTo("refused");
        assertThat(json.get("error.stack_trace").asText()).startsWith("java.io.IOException: refused\n\tat ");
        assertThat(ecs("failed", new IOException()).has("error.message")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ERROR, ERROR", "WARN, WARN", "INFO, WARN", "TRACE, WARN"})
    void apply_setsLevels_librariesStayQuiet(Log.Level level, String libraries) {
        Logging.apply(new Log(Log.Format.TEXT, level), context);
        assertThat(context.getLogger("io.flowhound.bulk").getEffectiveLevel()).hasToString(level.name());
        assertThat(context.getLogger("io.netty.channel").getEffectiveLevel()).hasToString(libraries);
        assertThat(context.getLogger("org.apache.hc.client5").getEffectiveLevel())
                .hasToString(libraries);
    }

    @Test
    void apply_again_replacesTheAppender_onStderr() {
        Logging.apply(new Log(Log.Format.TEXT, Log.Level.INFO), context);
        Logging.apply(new Log(Log.Format.ECS, Log.Level.INFO), context);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .toIterable()
                .singleElement()
                .isInstanceOfSatisfying(ConsoleAppender.class, appender -> {
                    assertThat(appender.getTarget()).isEqualTo("System.err");
                    assertThat(appender.getEncoder()).isInstanceOf(EcsEncoder.class);
                    assertThat(appender.isStarted()).isTrue();
                });
    }

    @Test
    void startup_isFoundByLogback() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(StartupLogging.class);
        assertThat(new StartupLogging().configure(context))
                .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel()).isEqualTo(Level.INFO);
    }

    private String text(boolean stackTraces, String logger, Level level, String message, @Nullable Throwable error) {
        byte[] line = new TextEncoder(stackTraces).encode(event(logger, level, message, error));
        return new String(line, StandardCharsets.UTF_8);
    }

    private JsonNode ecs(String message, @Nullable Throwable error) throws IOException {
        byte[] line = new EcsEncoder().encode(event("io.flowhound.bulk.BulkSender", Level.WARN, message, error));
        assertThat(new String(line, StandardCharsets.UTF_8)).endsWith("}\n").containsOnlyOnce("\n");
        return new ObjectMapper().readTree(line);
    }

    private LoggingEvent event(String logger, Level level, String message, @Nullable Throwable error) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName(logger);
        event.setLevel(level);
        event.setMessage(message);
        event.setThreadName("worker-1");
        event.setInstant(Instant.parse("2026-11-22T04:11:00.123Z"));
        if (error != null) {
            event.setThrowableProxy(new ThrowableProxy(error));
        }
        return event;
    }
}
