/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Conversation;
import io.flowhound.conversation.ConversationSettings;

/** How conversations are put together, within what this machine has. */
final class ConfiguredConversations {
    private static final int OCTETS_OF_REMEMBERED = 48;

    private ConfiguredConversations() {}

    static ConversationSettings of(Configuration configuration) {
        Conversation conversation = configuration.conversation();
        if (!conversation.enabled()) {
            return ConversationSettings.OFF;
        }
        long heap = Runtime.getRuntime().maxMemory();
        return new ConversationSettings(
                true,
                conversation.hold().toMillis(),
                Math.min(conversation.memory().bytes(), heap / 8),
                (int) Math.min(conversation.remembered(), heap / 16 / OCTETS_OF_REMEMBERED),
                conversation.natAddresses().stream()
                        .map(ConfiguredNetworks::network)
                        .toList());
    }
}
