/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final Counter records;
    private final Counter documents;
    private final Counter duplicates;
    private final Counter early;
    private boolean warned;

    public ConversationMeters(MeterRegistry registry) {
        this.registry = registry;
        records = registry.counter("flowhound.conversation.records");
        documents = registry.counter("flowhound.conversation.documents");
        duplicates = registry.counter("flowhound.conversation.duplicates");
        early = registry.counter("flowhound.conversation.early");
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
        records.increment(ofRecords);
        documents.increment();
        if (duplicate) {
            duplicates.increment();
        }
    }

    void early() {
        early.increment();
        if (!warned) {
            warned = true;
            log.warn(
                    "conversation.memory is used up: records wait for others of their flow for less than conversation.hold."
                            + " Give it more, or shorten the hold.");
        }
    }
}
