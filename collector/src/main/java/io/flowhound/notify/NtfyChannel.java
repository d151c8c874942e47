/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Publishes messages to a topic of ntfy, as JSON, since its headers take no text beyond ASCII. */
public final class NtfyChannel implements Channel {
    /** Beyond 4,096 octets ntfy makes an attachment of the text. */
    private static final int MOST = 3_000;

    private final NtfySettings settings;
    private final HttpPoster poster;

    public NtfyChannel(NtfySettings settings) {
        this(settings, null);
    }

    NtfyChannel(NtfySettings settings, @Nullable SSLContext tls) {
        this.settings = settings;
        this.poster = new HttpPoster(
                Mask.of(
                        settings.token() == null
                                ? List.of(settings.topic())
                                : List.of(settings.topic(), settings.token())),
                tls);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String address() {
        return "ntfy " + HttpPoster.shown(settings.server());
    }

    @Override
    public Urgency least() {
        return settings.least();
    }

    @Override
    public Outcome send(Message message) throws InterruptedException {
        ObjectNode body = Documents.JSON.createObjectNode();
        body.put("topic", settings.topic())
                .put("title", message.title())
                .put("message", message.brief(MOST))
                .put("priority", message.urgency().priority());
        body.putArray("tags")
                .add(message.urgency().sign())
                .add(message.urgency().text());
        if (!message.url().isEmpty()) {
            body.put("click", message.url());
        }
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Idempotency-Key", message.key()));
        if (settings.token() != null) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        return poster.send("POST", settings.server(), headers, HttpPoster.write(body));
    }
}
