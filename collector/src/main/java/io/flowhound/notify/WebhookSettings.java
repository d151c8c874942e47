/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook is called.
 *
 * @param name of the channel
 * @param url may hold secrets
 * @param format what it expects
 * @param method of HTTP; null for what is usual with the format
 * @param headers may hold secrets
 * @param template makes the JSON instead of the format; null for none
 * @param least what is below is not told
 */
public record WebhookSettings(
        String name,
        URI url,
        CardFormat format,
        @Nullable String method,
        Map<String, String> headers,
        @Nullable Template template,
        Urgency least) {
    public WebhookSettings {
        headers = Map.copyOf(headers);
    }

    /** Without address, headers and template, so that they cannot get into a log. */
    @Override
    public String toString() {
        return "WebhookSettings[" + name + ", " + format + ", " + least + "]";
    }
}
