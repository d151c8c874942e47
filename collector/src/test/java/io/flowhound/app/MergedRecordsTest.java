/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MergedRecordsTest {
    @Test
    void words_sayWhatBecameOfRecords() {
        assertThat(new MergedRecords(18_001, 9_412, 310).words())
                .isEqualTo("18,001 records became 9,412 documents, 310 of them told again by another router");
        assertThat(new MergedRecords(4, 2, 0).words()).isEqualTo("4 records became 2 documents");
    }

    @Test
    void differ_onlyWhereThereIsSomethingToSay() {
        assertThat(new MergedRecords(2, 2, 0).differ()).isFalse();
        assertThat(new MergedRecords(2, 1, 0).differ()).isTrue();
        assertThat(new MergedRecords(2, 2, 1).differ()).isTrue();
    }

    @Test
    void of_readsWhatConversationsCount() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        assertThat(MergedRecords.of(registry)).isEqualTo(new MergedRecords(0, 0, 0));
        FunctionCounter.builder("flowhound.conversation.records", 7, Integer::doubleValue)
                .register(registry);
        FunctionCounter.builder("flowhound.conversation.documents", 3, Integer::doubleValue)
                .register(registry);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        MergedRecords.of(registry).writeTo(json);
        assertThat(json).hasToString("{\"records\":7,\"documents\":3,\"duplicates\":0}");
    }
}
