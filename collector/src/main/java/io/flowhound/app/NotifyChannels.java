/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.Notify;
import io.flowhound.config.NotifyFormat;
import io.flowhound.config.NotifyKind;
import io.flowhound.config.NotifyMail;
import io.flowhound.config.NotifyNtfy;
import io.flowhound.config.NotifySeverity;
import io.flowhound.config.NotifyWebhook;
import io.flowhound.config.Problem;
import io.flowhound.config.Secret;
import io.flowhound.elastic.ElasticException;
import io.flowhound.notify.CardFormat;
import io.flowhound.notify.Channel;
import io.flowhound.notify.MailChannel;
import io.flowhound.notify.MailSettings;
import io.flowhound.notify.Message;
import io.flowhound.notify.NoticeKind;
import io.flowhound.notify.Notifier;
import io.flowhound.notify.NotifierSettings;
import io.flowhound.notify.NtfyChannel;
import io.flowhound.notify.NtfySettings;
import io.flowhound.notify.Template;
import io.flowhound.notify.Urgency;
import io.flowhound.notify.WebhookChannel;
import io.flowhound.notify.WebhookSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the channels, and the notifier, that the configuration names. */
final class NotifyChannels {
    private NotifyChannels() {}

    /** Whether anybody is to be told. */
    static boolean isAny(Configuration configuration) {
        return !configuration.notification().names().isEmpty();
    }

    /**
     * A notifier that has not begun, with a client of its own.
     *
     * @throws ElasticException when the CA file cannot be used
     */
    static Notifier notifier(Configuration configuration, MeterRegistry registry) throws ElasticException {
        return new Notifier(
                settings(configuration, configuration.notification()),
                ElasticAccess.hunter(configuration),
                channels(configuration),
                registry);
    }

    /** How it works by one section, which may be newer than the rest of the configuration. */
    static NotifierSettings settings(Configuration configuration, Notify section) {
        return new NotifierSettings(
                configuration.index().prefix(),
                section.interval(),
                section.tell().stream().map(NotifyChannels::kind).collect(Collectors.toSet()),
                urgency(section.riskSeverity()),
                urgency(section.silenceSeverity()),
                urgency(section.contactSeverity()),
                page(configuration, "quality"),
                page(configuration, "threats"));
    }

    private static NoticeKind kind(NotifyKind kind) {
        return switch (kind) {
            case PIVOTS -> NoticeKind.PIVOTS;
            case DATA_AT_RISK -> NoticeKind.DATA_AT_RISK;
            case SILENCE -> NoticeKind.SILENCE;
            case CONTACTS -> NoticeKind.CONTACTS;
        };
    }

    /** The address of one of our pages; empty without a Kibana. */
    private static String page(Configuration configuration, String name) {
        URI kibana = configuration.kibana().linkUrl();
        String space = configuration.kibana().space();
        return kibana == null
                ? ""
                : kibana.toString().replaceAll("/+$", "")
                        + (space == null || space.equals("default") ? "" : "/s/" + space)
                        + "/app/dashboards#/view/" + configuration.index().prefix() + "-" + name;
    }

    /** Every channel, in the order of the configuration. */
    static List<Channel> channels(Configuration configuration) {
        List<Channel> channels = new ArrayList<>();
        configuration.notification().webhooks().forEach(each -> channels.add(webhook(each)));
        configuration.notification().ntfy().forEach(each -> channels.add(ntfy(each)));
        configuration.notification().mail().forEach(each -> channels.add(mail(each)));
        return channels;
    }

    private static Channel webhook(NotifyWebhook from) {
        String template = template(from);
        return new WebhookChannel(new WebhookSettings(
                from.name(),
                URI.create(from.url().reveal()),
                format(from.format()),
                from.method(),
                headers(from),
                template == null ? null : Template.of(template),
                urgency(from.minSeverity())));
    }

    private static CardFormat format(NotifyFormat format) {
        return switch (format) {
            case JSON -> CardFormat.JSON;
            case SLACK -> CardFormat.SLACK;
            case TEAMS -> CardFormat.TEAMS;
            case DISCORD -> CardFormat.DISCORD;
            case MATTERMOST -> CardFormat.MATTERMOST;
            case MATRIX -> CardFormat.MATRIX;
            case GOTIFY -> CardFormat.GOTIFY;
        };
    }

    private static Urgency urgency(NotifySeverity severity) {
        return switch (severity) {
            case LOW -> Urgency.LOW;
            case MEDIUM -> Urgency.MEDIUM;
            case HIGH -> Urgency.HIGH;
            case CRITICAL -> Urgency.CRITICAL;
        };
    }

    private static Map<String, String> headers(NotifyWebhook from) {
        List<String> all = new ArrayList<>(from.headers());
        from.secretHeaders().forEach(secret -> all.add(secret.reveal()));
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : all) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return headers;
    }

    private static @Nullable String template(NotifyWebhook from) {
        Path file = from.templateFile();
        if (file == null) {
            return from.template();
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("the template " + file + " cannot be read any more: " + e.getMessage(), e);
        }
    }

    private static Channel ntfy(NotifyNtfy from) {
        Secret token = from.token();
        return new NtfyChannel(new NtfySettings(
                from.name(),
                from.server(),
                from.topic().reveal(),
                token == null ? null : token.reveal(),
                urgency(from.minSeverity())));
    }

    private static Channel mail(NotifyMail from) {
        Integer port = from.port();
        Secret password = from.password();
        return new MailChannel(new MailSettings(
                from.name(),
                from.host(),
                port == null ? from.encryption().port() : port,
                switch (from.encryption()) {
                    case STARTTLS -> MailSettings.Encryption.STARTTLS;
                    case TLS -> MailSettings.Encryption.TLS;
                    case NONE -> MailSettings.Encryption.NONE;
                },
                from.user(),
                password == null ? null : password.reveal(),
                from.from(),
                from.to(),
                urgency(from.minSeverity())));
    }

    /** What is wrong in templates, each tried with a made-up alert. */
    static List<Problem> problems(Configuration configuration) {
        List<NotifyWebhook> webhooks = configuration.notification().webhooks();
        if (webhooks.stream().noneMatch(each -> each.template() != null || each.templateFile() != null)) {
            return List.of();
        }
        Message sample = Message.test("test", MadeUpAlert.of(configuration));
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < webhooks.size(); i++) {
            NotifyWebhook webhook = webhooks.get(i);
            Path file = webhook.templateFile();
            if (file != null && !Files.isReadable(file)) {
                continue; // the configuration says so itself
            }
            String template = template(webhook);
            String wrong = template == null ? null : Template.problem(template, sample);
            if (wrong != null) {
                String key = "notify.webhooks." + (i + 1) + (file == null ? ".template" : ".template-file");
                problems.add(new Problem(key, file == null ? null : file.toString(), wrong, null));
            }
        }
        return problems;
    }
}
