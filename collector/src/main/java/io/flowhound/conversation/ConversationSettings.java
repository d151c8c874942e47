/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.schema.IpNetwork;
import java.util.List;

/**
 * How conversations are put together.
 *
 * @param enabled whether records are merged at all; if not, each is handed on at once
 * @param holdMillis how long a record waits for others of its 5-tuple, milliseconds of arrival time
 * @param maxOctets what waiting records may occupy; when it is more, the oldest wait no longer
 * @param maxRemembered of so many 5-tuples is remembered who counts them and which side opened them
 * @param natAddresses addresses that translators use outside, whose exporters do not say what they translate
 */
public record ConversationSettings(
        boolean enabled, long holdMillis, long maxOctets, int maxRemembered, List<IpNetwork> natAddresses) {
    public ConversationSettings {
        natAddresses = List.copyOf(natAddresses);
    }

    /** Those of the configuration's defaults. */
    public static final ConversationSettings DEFAULT =
            new ConversationSettings(true, 5_000, 256L << 20, 1_000_000, List.of());
    /** Each record becomes a flow. */
    public static final ConversationSettings OFF = new ConversationSettings(false, 0, 0, 0, List.of());
}
