/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static Conversation of(String... settings) throws ConfigurationException {
        return Configuration.load(null, List.of(settings), Map.of()).conversation();
    }

    @Test
    void defaults() throws Exception {
        assertThat(of())
                .isEqualTo(
                        new Conversation(true, Duration.ofSeconds(5), DataSize.parse("256MB"), 1_000_000, List.of()));
    }

    @Test
    void everySetting() throws Exception {
        assertThat(of(
                        "conversation.enabled=false",
                        "conversation.hold=10s",
                        "conversation.memory=64MB",
                        "conversation.remembered=50000",
                        "conversation.nat-addresses=203.0.113.5,2001:db8::/32"))
                .satisfies(conversation -> {
                    assertThat(conversation.enabled()).isFalse();
                    assertThat(conversation.hold()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(conversation.memory()).isEqualTo(DataSize.parse("64MB"));
                    assertThat(conversation.remembered()).isEqualTo(50_000);
                    assertThat(conversation.natAddresses()).hasSize(2);
                });
    }

    @Test
    void whatCannotBe_isAProblem() {
        assertThatThrownBy(() -> of("conversation.hold=2m")).hasMessageContaining("conversation.hold");
        assertThatThrownBy(() -> of("conversation.remembered=7")).hasMessageContaining("conversation.remembered");
        assertThatThrownBy(() -> of("conversation.nat-addresses=nowhere"))
                .hasMessageContaining("conversation.nat-addresses");
    }
}
