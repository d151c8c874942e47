/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of syslog. What holds between them, of each sender and of all:
 *
 * <pre>
 * sender.messages = sender.documents + sender.empty
 * sender.understood + sender.unparsed &lt;= sender.documents
 * sum of sender.understood = sum of syslog.understood
 * sum of sender.unparsed   = sum of syslog.unparsed
 * </pre>
 *
 * <p>The other documents have a header that was read, and a message that nobody understands. Safe for use by several threads.
 */
public final class SyslogMetrics {
    /** Distinct values of the {@code sender} tag; senders beyond share the value {@code other}. */
    private static final int MAX_SENDERS = 1000;

    private final MeterRegistry registry;
    private final Map<String, SenderMetrics> senders = new ConcurrentHashMap<>();
    private final Map<String, Counter> parsers = new ConcurrentHashMap<>();
    private final Map<String, Counter> reasons = new ConcurrentHashMap<>();
    private final SenderMetrics others;

    /** Documents that a bug in a parser has cost their meaning. */
    public final Counter failed;

    public SyslogMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.failed = Counter.builder("flowhound.syslog.failed")
                .description("Messages on which a parser of ours failed; they are stored without their meaning")
                .register(registry);
        this.others = new SenderMetrics(registry, "other");
    }

    /** The counters of one sender, by its address as text. */
    public SenderMetrics sender(String address) {
        SenderMetrics known = senders.get(address);
        if (known != null) {
            return known;
        }
        return senders.size() >= MAX_SENDERS
                ? others
                : senders.computeIfAbsent(address, text -> new SenderMetrics(registry, text));
    }

    /** Counts the messages that a parser understood. */
    public Counter understood(String parser) {
        return parsers.computeIfAbsent(
                parser,
                name -> counter("flowhound.syslog.understood", "Messages understood, by parser", "parser", name));
    }

    /** Counts the messages that could not be read, by reason. */
    public Counter unparsed(String reason) {
        return reasons.computeIfAbsent(
                reason, name -> counter("flowhound.syslog.unparsed", "Messages not read, by reason", "reason", name));
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }
}
