/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.notify.MailSettings.Encryption;
import io.flowhound.testkit.SmtpStub;
import io.flowhound.testkit.TestCertificates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailChannelTest {
    private static final long NOW = Instant.parse("2026-11-22T10:41:00Z").toEpochMilli();

    private static MailSettings settings(SmtpStub server, Encryption encryption, String user) {
        return new MailSettings(
                "soc",
                "127.0.0.1",
                server.port(),
                encryption,
                user,
                user == null ? null : "secret",
                "flowhound@example.org",
                List.of("soc@example.org", "ana@example.org"),
                Urgency.LOW);
    }

    @Test
    void send_isPlainTextWithTheKeyAsMessageId() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            Outcome outcome =
                    new MailChannel(settings(server, Encryption.NONE, null), () -> NOW, null).send(Sample.message());

            assertThat(outcome).isEqualTo(Outcome.sent("answered 250 queued as 4711"));
            SmtpStub.Mail mail = server.mails().get(0);
            assertThat(mail.from()).contains("flowhound@example.org");
            assertThat(mail.to()).containsExactly("soc@example.org", "ana@example.org");
            assertThat(mail.header("Message-ID")).isEqualTo("<notify-1@flowhound>");
            assertThat(mail.header("Date")).isEqualTo("Sun, 22 Nov 2026 10:41:00 +0000");
            assertThat(mail.header("Subject")).startsWith("Flowhound: pivot alert (high): Possible pivot");
            assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(mail.body()).contains("  192.0.2.2 -> 192.0.2.3  ssh 22");
        }
    }

    @Test
    void send_newlinesInTheSentence_makeNoHeaders() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            var alert = Sample.alert("a1", "high", "2026-11-22T10:40:00.000Z");
            alert.put("message", "x\r\nBcc: evil@example.org\r\n\r\n\u00e4");
            new MailChannel(settings(server, Encryption.NONE, null), () -> NOW, null).send(Message.of("k", alert));

            assertThat(server.mails().get(0).to()).containsExactly("soc@example.org", "ana@example.org");
            assertThat(server.mails().get(0).header("Bcc")).isEmpty();
        }
    }

    @Test
    void send_starttls_logsInOnlyEncrypted() throws Exception {
        TestCertificates certificates = TestCertificates.shared();
        try (SmtpStub server = SmtpStub.starttls(certificates.server("server"))) {
            Outcome outcome = new MailChannel(
                            settings(server, Encryption.STARTTLS, "fh"), () -> NOW, certificates.client(null))
                    .send(Sample.message());

            assertThat(outcome.ok()).as(outcome.answer()).isTrue();
            assertThat(server.mails().get(0).encrypted()).isTrue();
            assertThat(server.mails().get(0).login()).isEqualTo("fh/fh/secret");
        }
    }

    @Test
    void send_unknownCertificate_isNotTrusted() throws Exception {
        try (SmtpStub server = SmtpStub.starttls(TestCertificates.shared().server("server"))) {
            Outcome outcome = new MailChannel(settings(server, Encryption.STARTTLS, "fh")).send(Sample.message());

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void send_noStarttlsOffered_sendsNothing() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            Outcome outcome = new MailChannel(settings(server, Encryption.STARTTLS, "fh")).send(Sample.message());

            assertThat(outcome.answer()).contains("STARTTLS");
            assertThat(server.mails()).isEmpty();
        }
    }

    /** Whoever takes that for a failure sends the mail again and again. */
    @Test
    void send_connectionLostAfterTheServerTookTheMail_isSent() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            server.breakOffAtTheEnd();

            Outcome outcome = new MailChannel(settings(server, Encryption.NONE, null)).send(Sample.message());

            assertThat(server.mails()).hasSize(1);
            assertThat(outcome).isEqualTo(Outcome.sent("answered 250 queued as 4711"));
        }
    }

    @Test
    void send_refused_saysWhy() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            server.refuse("451 come back later");

            Outcome outcome = new MailChannel(settings(server, Encryption.NONE, null)).send(Sample.message());

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
            assertThat(outcome.answer()).contains("451 come back later");
        }
    }
}
