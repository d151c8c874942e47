/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyTest {
    private final SectionAssert<Notify> section = new SectionAssert<>("notify", Configuration::notification);

    @TempDir
    Path folder;

    @Test
    void defaults() throws Exception {
        assertThat(section.load())
                .isEqualTo(new Notify(
                        Duration.ofSeconds(30),
                        List.of(NotifyKind.PIVOTS, NotifyKind.DATA_AT_RISK, NotifyKind.SILENCE),
                        NotifySeverity.HIGH,
                        NotifySeverity.MEDIUM,
                        NotifySeverity.LOW,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Test
    void fullMapping() throws Exception {
        Path file = Files.writeString(folder.resolve("t.json"), "{}");
        section.mapsFully(
                new Notify(
                        Duration.ofSeconds(5),
                        List.of(NotifyKind.SILENCE),
                        NotifySeverity.CRITICAL,
                        NotifySeverity.LOW,
                        NotifySeverity.HIGH,
                        List.of(
                                new NotifyWebhook(
                                        "chat",
                                        new Secret("https://a.example/hook?sig=1"),
                                        NotifyFormat.JSON,
                                        "PUT",
                                        List.of("X-A: b"),
                                        List.of(new Secret("Authorization: Bearer t")),
                                        "{\"t\":\"${message}\"}",
                                        null,
                                        NotifySeverity.HIGH),
                                new NotifyWebhook(
                                        "own",
                                        new Secret("http://b.example"),
                                        NotifyFormat.JSON,
                                        null,
                                        List.of(),
                                        List.of(),
                                        null,
                                        file,
                                        NotifySeverity.LOW)),
                        List.of(new NotifyNtfy(
                                "phone",
                                URI.create("https://ntfy.example.org"),
                                new Secret("topic"),
                                new Secret("tk"),
                                NotifySeverity.CRITICAL)),
                        List.of(new NotifyMail(
                                "soc",
                                "mail.example.org",
                                2525,
                                MailEncryption.TLS,
                                "u",
                                new Secret("p"),
                                "f@example.org",
                                List.of("a@example.org", "b@example.org"),
                                NotifySeverity.MEDIUM))),
                "interval=5s",
                "tell=silence",
                "risk-severity=critical",
                "silence-severity=low",
                "contact-severity=high",
                "webhooks.1.name=chat",
                "webhooks.1.url=https://a.example/hook?sig=1",
                "webhooks.1.method=PUT",
                "webhooks.1.headers=X-A: b",
                "webhooks.1.secret-headers=Authorization: Bearer t",
                "webhooks.1.template={\"t\":\"${message}\"}",
                "webhooks.1.min-severity=high",
                "webhooks.2.name=own",
                "webhooks.2.url=http://b.example",
                "webhooks.2.template-file=" + file,
                "ntfy.1.name=phone",
                "ntfy.1.server=https://ntfy.example.org/",
                "ntfy.1.topic=topic",
                "ntfy.1.token=tk",
                "ntfy.1.min-severity=critical",
                "mail.1.name=soc",
                "mail.1.host=mail.example.org",
                "mail.1.port=2525",
                "mail.1.encryption=tls",
                "mail.1.user=u",
                "mail.1.password=p",
                "mail.1.from=f@example.org",
                "mail.1.to=a@example.org, b@example.org",
                "mail.1.min-severity=medium");
    }

    @Test
    void validations() {
        section.refuses("interval '1ms' must be from 1s to 10m", "interval=1ms");
        section.refuses(
                "webhooks.1.url '********' must begin with http:// or https:// and a host",
                "webhooks.1.name=a",
                "webhooks.1.url=ftp://x");
        section.refuses(
                "webhooks.1.headers 'nonsense' must be 'Name: value', both of characters that HTTP takes",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x",
                "webhooks.1.headers=nonsense");
        section.refuses(
                "webhooks.1.secret-headers '********' has a name that is set already",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x",
                "webhooks.1.secret-headers=Host: y");
        section.refuses(
                "webhooks.1.secret-headers '********' must be 'Name: value', both of characters that HTTP takes",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x",
                "webhooks.1.secret-headers=Authorization: Bearer t\u200b");
        section.refuses(
                "ntfy.1.token '********' has characters that no key has: copy it again",
                "ntfy.1.name=a",
                "ntfy.1.topic=t",
                "ntfy.1.token=tk\u200b");
        section.refuses(
                "webhooks.1.format 'slack' has a form of its own: leave it out, or the template",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x",
                "webhooks.1.format=slack",
                "webhooks.1.template={}");
        section.refuses(
                "webhooks.1.method 'GET' must be POST, PUT or PATCH",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x",
                "webhooks.1.method=GET");
        section.refuses(
                "ntfy.1.topic '********' is no topic: 1 to 64 letters, digits, '-' and '_'",
                "ntfy.1.name=a",
                "ntfy.1.topic=a/b");
        section.refuses(
                "mail.1.to is missing: who is to get the mail?", "mail.1.name=a", "mail.1.host=h", "mail.1.from=a@b");
        section.refuses(
                "mail.1.from 'nobody' is no mail address, such as soc@example.org",
                "mail.1.name=a",
                "mail.1.host=h",
                "mail.1.from=nobody",
                "mail.1.to=a@b");
        section.refuses(
                "mail.1.user is missing for the password",
                "mail.1.name=a",
                "mail.1.host=h",
                "mail.1.from=a@b",
                "mail.1.to=a@b",
                "mail.1.password=p");
        section.refuses(
                "name 'a' is the name of two channels: give each its own",
                "ntfy.1.name=a",
                "ntfy.1.topic=t",
                "webhooks.1.name=a",
                "webhooks.1.url=http://x");
        assertThat(section.problems("ntfy.1.name=A B", "ntfy.1.topic=t")).contains("lower-case letters");
    }

    @Test
    void template_isNotSubstituted_andComesBackFromTheDump() throws Exception {
        Path file = Files.writeString(folder.resolve("f.yml"), """
                notify:
                  webhooks:
                    - name: own
                      url: https://a.example/${PART}
                      template: |
                        {"text": "${message} $${x}", "way": ${pivot.path}}
                """);
        Configuration loaded = Configuration.load(file, List.of(), Map.of("PART", "p"));
        NotifyWebhook webhook = loaded.notification().webhooks().get(0);

        assertThat(webhook.url().reveal()).isEqualTo("https://a.example/p");
        assertThat(webhook.template()).isEqualTo("{\"text\": \"${message} $${x}\", \"way\": ${pivot.path}}");
        Path dumped = Files.writeString(
                folder.resolve("d.yml"), loaded.toYaml().replaceAll("url: .?\\*+.?", "url: https://a.example/p"));
        assertThat(Configuration.load(dumped, List.of(), Map.of())
                        .notification()
                        .webhooks()
                        .get(0)
                        .template())
                .isEqualTo(webhook.template());
    }
}
