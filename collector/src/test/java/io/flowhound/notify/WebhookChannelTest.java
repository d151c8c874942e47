/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.testkit.HttpStub;
import io.flowhound.testkit.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookChannelTest {
    private volatile HttpStub.Reply reply = new HttpStub.Reply(200, "ok");
    private final HttpStub stub;

    WebhookChannelTest() throws IOException {
        stub = HttpStub.http(0, request -> reply);
    }

    @AfterEach
    void close() {
        stub.close();
    }

    private Channel channel(CardFormat format) {
        return new WebhookChannel(new WebhookSettings(
                "chat", stub.url().resolve("/hook?key=secret"), format, null, Map.of("X-A", "b"), null, Urgency.LOW));
    }

    private JsonNode sent() throws IOException {
        return Documents.JSON.readTree(new String(stub.requests().get(0).body(), StandardCharsets.UTF_8));
    }

    @Test
    void send_postsTheDocumentWithTheKey() throws Exception {
        Outcome outcome = channel(CardFormat.JSON).send(Sample.message());

        assertThat(outcome).isEqualTo(Outcome.sent("answered 200: ok"));
        HttpStub.Request request = stub.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().get("Idempotency-key")).containsExactly("notify-1");
        assertThat(request.headers().get("X-a")).containsExactly("b");
        assertThat(request.headers().get("Content-type")).containsExactly("application/json");
        assertThat(sent().at("/event/id").asText()).isEqualTo("a1");
        assertThat(sent().at("/notice/priority").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(CardFormat.class)
    void send_everyFormat_tellsSeverityAndSentence(CardFormat format) throws Exception {
        channel(format).send(Sample.message());

        assertThat(sent().toString()).contains("(high)").contains("Possible pivot 192.0.2.1 -");
    }

    @Test
    void slack_mentionsInTheText_areNotObeyed() throws Exception {
        var alert = Sample.alert("a1", "high", "2026-11-22T10:40:00.000Z");
        alert.put("message", "<!channel> & <http://evil.example|click>");
        channel(CardFormat.SLACK).send(Message.of("k", alert));

        assertThat(sent().at("/attachments/0/text").asText()).contains("&lt;!channel&gt; &amp; &lt;http:");
        assertThat(sent().at("/attachments/0/title_link").asText()).isEqualTo(Sample.LINK);
    }

    @Test
    void discord_mentionsNobody() throws Exception {
        channel(CardFormat.DISCORD).send(Sample.message());

        assertThat(sent().at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(sent().at("/allowed_mentions/parse")).isEmpty();
        assertThat(sent().at("/embeds/0/color").asInt()).isEqualTo(Urgency.HIGH.color());
    }

    @Test
    void matrix_putsTheKeyAsTransaction() throws Exception {
        Channel matrix = new WebhookChannel(new WebhookSettings(
                "room",
                stub.url().resolve("/_matrix/client/v3/rooms/r/send/m.room.message"),
                CardFormat.MATRIX,
                null,
                Map.of(),
                null,
                Urgency.LOW));

        matrix.send(Sample.message());

        assertThat(stub.requests().get(0).method()).isEqualTo("PUT");
        assertThat(stub.requests().get(0).path()).isEqualTo("/_matrix/client/v3/rooms/r/send/m.room.message/notify-1");
        assertThat(sent().path("formatted_body").asText()).contains("192.0.2.1 -&gt; 192.0.2.2");
    }

    @Test
    void send_template_isFilled() throws Exception {
        Template template = Template.of("{\"t\":\"${pivot.severity}: ${message}\"}");
        new WebhookChannel(
                        new WebhookSettings("own", stub.url(), CardFormat.JSON, "PUT", Map.of(), template, Urgency.LOW))
                .send(Sample.message());

        assertThat(sent().path("t").asText()).startsWith("high: Possible pivot");
        assertThat(stub.requests().get(0).method()).isEqualTo("PUT");
    }

    @Test
    void send_answers_decideWhatComesNext() throws Exception {
        Channel channel = channel(CardFormat.JSON);
        reply = new HttpStub.Reply(500, "oops\nsecond line");
        assertThat(channel.send(Sample.message()))
                .isEqualTo(new Outcome(Outcome.Kind.FAILED, "answered 500: oops second line", 0));
        reply = new HttpStub.Reply(400, "bad");
        assertThat(channel.send(Sample.message()).kind()).isEqualTo(Outcome.Kind.REFUSED);
        reply = new HttpStub.Reply(404, "no such hook");
        assertThat(channel.send(Sample.message()).kind()).isEqualTo(Outcome.Kind.FAILED);
        reply = new HttpStub.Reply(302, "");
        assertThat(channel.send(Sample.message()).answer()).contains("redirection");
        reply = new HttpStub.Reply(200, "x".repeat(100_000));
        assertThat(channel.send(Sample.message()).answer()).hasSizeLessThan(400);
        assertThat(stub.requests()).hasSize(5);
    }

    @Test
    void answer_thatRepeatsWhatIsSecret_isShownWithoutIt() throws Exception {
        WebhookSettings settings = new WebhookSettings(
                "chat",
                stub.url().resolve("/services/T0001234/b5-hidden?sig=s3cr%2Ft-value"),
                CardFormat.JSON,
                null,
                Map.of("Authorization", "Bearer tk_hidden"),
                null,
                Urgency.LOW);
        for (String told : List.of(
                "Cannot POST /services/T0001234/b5-hidden",
                "no webhook b5-hidden here",
                "bad sig s3cr%2Ft-value, or s3cr/t-value",
                "token tk_hidden is unknown")) {
            reply = new HttpStub.Reply(404, told);
            assertThat(new WebhookChannel(settings).send(Sample.message()).answer())
                    .startsWith("answered 404: ")
                    .contains("***")
                    .doesNotContain("b5-hidden")
                    .doesNotContain("s3cr")
                    .doesNotContain("tk_hidden");
        }
    }

    @Test
    void answer_secretAtTheCut_isNotShownInPart() throws Exception {
        reply = new HttpStub.Reply(404, "x".repeat(285) + "topic-that-is-hidden");
        Outcome outcome = new NtfyChannel(
                        new NtfySettings("phone", stub.url(), "topic-that-is-hidden", null, Urgency.LOW))
                .send(Sample.message());

        assertThat(outcome.answer()).endsWith("xxx***").hasSizeLessThan(320);
    }

    @Test
    void send_headerThatHttpDoesNotTake_failsWithoutShowingIt() throws Exception {
        Channel channel = new WebhookChannel(new WebhookSettings(
                "chat",
                stub.url(),
                CardFormat.JSON,
                null,
                Map.of("Authorization", "Bearer tk_hidden\u200b"),
                null,
                Urgency.LOW));

        Outcome outcome = channel.send(Sample.message());

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.answer()).contains("header").doesNotContain("tk_hidden");
    }

    @Test
    void send_nobodyListens_fails() throws Exception {
        stub.close();

        Outcome outcome = channel(CardFormat.JSON).send(Sample.message());

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.answer()).startsWith("no connection: nothing listens");
    }

    @Test
    void send_unknownCertificate_isNotTrusted() throws Exception {
        TestCertificates certificates = TestCertificates.shared();
        try (HttpStub tls = HttpStub.https(certificates.server("server"), request -> reply)) {
            WebhookSettings settings =
                    new WebhookSettings("chat", tls.url(), CardFormat.JSON, null, Map.of(), null, Urgency.LOW);

            assertThat(new WebhookChannel(settings).send(Sample.message()).answer())
                    .contains("TLS failed");
            Outcome trusted = new WebhookChannel(settings, certificates.client(null)).send(Sample.message());
            assertThat(trusted.ok()).as(trusted.answer()).isTrue();
        }
    }

    @Test
    void address_hidesWhatMayBeSecret() {
        assertThat(channel(CardFormat.JSON).address()).isEqualTo("webhook " + stub.url());
        assertThat(HttpPoster.shown(URI.create("https://a.example/secret?x=1"))).isEqualTo("https://a.example");
    }

    @Test
    void ntfy_publishesAsJson() throws Exception {
        new NtfyChannel(new NtfySettings("phone", stub.url(), "topic1", "tk_1", Urgency.LOW)).send(Sample.message());

        HttpStub.Request request = stub.requests().get(0);
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer tk_1");
        assertThat(sent().path("topic").asText()).isEqualTo("topic1");
        assertThat(sent().path("title").asText()).isEqualTo("Flowhound: pivot alert (high)");
        assertThat(sent().path("priority").asInt()).isEqualTo(4);
        assertThat(sent().path("tags").toString()).isEqualTo("[\"rotating_light\",\"high\"]");
        assertThat(sent().path("click").asText()).isEqualTo(Sample.LINK);
    }

    /** Whoever knows the topic can read along, and ntfy repeats it in every answer. */
    @Test
    void ntfy_topicInTheAnswer_isNotShown() throws Exception {
        reply = new HttpStub.Reply(200, "{\"id\":\"1\",\"topic\":\"alerts-x7\",\"message\":\"m\"}");
        Outcome outcome = new NtfyChannel(new NtfySettings("phone", stub.url(), "alerts-x7", null, Urgency.LOW))
                .send(Sample.message());

        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.answer()).contains("\"id\":\"1\"").doesNotContain("alerts-x7");
    }
}
