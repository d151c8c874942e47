/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends messages to a webhook. The key goes along as {@code Idempotency-Key}, and with Matrix as the id of the transaction. */
public final class WebhookChannel implements Channel {
    private final WebhookSettings settings;
    private final HttpPoster poster;

    public WebhookChannel(WebhookSettings settings) {
        this(settings, null);
    }

    WebhookChannel(WebhookSettings settings, @Nullable SSLContext tls) {
        this.settings = settings;
        this.poster = new HttpPoster(Mask.of(settings.url(), sensitive(settings)), tls);
    }

    private static List<String> sensitive(WebhookSettings settings) {
        List<String> texts = new ArrayList<>(settings.headers().values());
        Template template = settings.template();
        if (template != null) {
            texts.addAll(template.secrets());
        }
        return texts;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String address() {
        return "webhook " + HttpPoster.shown(settings.url());
    }

    @Override
    public Urgency least() {
        return settings.least();
    }

    @Override
    public Outcome send(Message message) throws InterruptedException {
        Template template = settings.template();
        String json = template == null ? HttpPoster.write(settings.format().write(message)) : template.fill(message);
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        headers.put("Idempotency-Key", message.key());
        return poster.send(method(), target(message), headers, json);
    }

    private String method() {
        String method = settings.method();
        return method != null ? method : settings.format() == CardFormat.MATRIX ? "PUT" : "POST";
    }

    private URI target(Message message) {
        return settings.format() == CardFormat.MATRIX
                ? URI.create(settings.url().toString().replaceAll("/+$", "") + "/" + message.key())
                : settings.url();
    }
}
