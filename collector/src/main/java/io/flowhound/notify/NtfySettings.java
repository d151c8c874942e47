/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a topic of ntfy is.
 *
 * @param name of the channel
 * @param server its address
 * @param topic to publish to
 * @param token for access; null for none
 * @param least what is below is not told
 */
public record NtfySettings(
        String name, URI server, String topic, @Nullable String token, Urgency least) {
    /** Without topic and token, so that they cannot get into a log. */
    @Override
    public String toString() {
        return "NtfySettings[" + name + ", " + server + ", " + least + "]";
    }
}
