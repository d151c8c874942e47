/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what becomes of held records.
 *
 * <ul>
 *   <li>{@code flowhound.conversation.records}: in documents that were handed on; what was decoded is these and those that are held.
 *   <li>{@code flowhound.conversation.documents}: made of them.
 *   <li>{@code flowhound.conversation.duplicates}: documents among these that are not to be added up.
 *   <li>{@code flowhound.conversation.early}: groups that could not wait for all of the hold, since memory was full.
 *   <li>{@code flowhound.conversation.open}: groups that wait.
 *   <li>{@code flowhound.conversation.octets}: what they occupy.
 * </ul>
 */
public final class ConversationMeters {
    private static final Logger log = LoggerFactory.getLogger(ConversationMeters.class);

    private final MeterRegistry registry;
    private final AtomicLong records;
    private final AtomicLong documents;
    private final AtomicLong duplicates;
    private final AtomicLong early;
    private boolean warned;

    public ConversationMeters(MeterRegistry registry) {
        this.registry = registry;
        records = counter("flowhound.conversation.records");
        documents = counter("flowhound.conversation.documents");
        duplicates = counter("flowhound.conversation.duplicates");
        early = counter("flowhound.conversation.early");
    }

    private AtomicLong counter(String name) {
        AtomicLong count = new AtomicLong();
        FunctionCounter.builder(name, count, AtomicLong::doubleValue).register(registry);
        return count;
    }

    /** One thread counts, and others read some time later: the counters of Micrometer cost more than merging a record does. */
    private static void add(AtomicLong counter, long amount) {
        counter.setRelease(counter.getPlain() + amount);
    }

    /** Shows how much is held. */
    public void watch(Conversations conversations) {
        gauge("flowhound.conversation.open", conversations, Conversations::open);
        gauge("flowhound.conversation.octets", conversations, Conversations::octets);
    }

    private void gauge(String name, Conversations conversations, ToDoubleFunction<Conversations> value) {
        registry.gauge(name, conversations, value);
    }

    void document(int ofRecords, boolean duplicate) {
        add(records, ofRecords);
        add(documents, 1);
        if (duplicate) {
            add(duplicates, 1);
        }
    }

    void early() {
        add(early, 1);
        if (!warned) {
            warned = true;
            log.warn(
                    "conversation.memory is used up: records wait for others of their flow for less than conversation.hold."
                            + " Give it more, or shorten the hold.");
        }
    }
}
