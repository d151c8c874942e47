/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import io.flowhound.config.Log;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets up the log of the process. Can be called again when the configuration is known. */
public final class Logging {
    private static final List<String> LIBRARIES = List.of(
            "io.netty",
            "org.apache.hc",
            "co.elastic.clients",
            "org.elasticsearch",
            "com.maxmind",
            "io.micrometer",
            // Requests and answers as curl commands, as the low-level client of Elasticsearch logs them.
            "tracer");

    private Logging() {}

    public static void apply(Log settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(settings, context);
        }
    }

    static void apply(Log settings, LoggerContext context) {
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(stderr(encoder(settings), context));
        Level level = Level.toLevel(settings.level().name());
        root.setLevel(level);
        Level libraries = level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN;
        LIBRARIES.forEach(name -> context.getLogger(name).setLevel(libraries));
    }

    private static EncoderBase<ILoggingEvent> encoder(Log settings) {
        return switch (settings.format()) {
            case TEXT -> new TextEncoder(settings.level().compareTo(Log.Level.DEBUG) >= 0);
            case ECS -> new EcsEncoder();
        };
    }

    private static ConsoleAppender<ILoggingEvent> stderr(EncoderBase<ILoggingEvent> encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
