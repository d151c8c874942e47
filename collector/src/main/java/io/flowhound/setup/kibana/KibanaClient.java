/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.elastic.CredentialMask;
import io.flowhound.elastic.Trust;
import io.flowhound.kibana.Ndjson;
import io.flowhound.kibana.SavedObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to one Kibana. An answer with an error status is an answer, too. */
final class KibanaClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** An import of everything takes a small Kibana many seconds. */
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** Stands in no JSON, which has no line break inside of a string. */
    private static final String BOUNDARY = "flowhound-saved-objects-4b1d";

    private final KibanaSettings settings;
    private final Refusals refusals;
    private final CredentialMask mask;
    private final HttpClient http;

    /** @throws IOException when the CA file cannot be used */
    KibanaClient(KibanaSettings settings) throws IOException {
        this.settings = settings;
        this.refusals = new Refusals(settings);
        this.mask = new CredentialMask(settings.credentials());
        SSLContext tls = Trust.context("kibana", settings.certificateAuthority(), settings.fingerprint());
        // HTTP/1.1, since proxies stumble over the offer to upgrade that would come with a request otherwise.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.http = builder.build();
    }

    KibanaSettings settings() {
        return settings;
    }

    /** Why an answer is no success, as an exception for the user. */
    KibanaException refused(Answer answer, String wanted) {
        return refusals.of(answer, wanted);
    }

    /** The path as it is, outside of any space. */
    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    /** The path as it is, outside of any space. */
    Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return send("POST", path, json(body), "application/json");
    }

    Answer getInSpace(String path) throws IOException, InterruptedException {
        return get(settings.spacePath() + path);
    }

    Answer postInSpace(String path, JsonNode body) throws IOException, InterruptedException {
        return post(settings.spacePath() + path, body);
    }

    Answer putInSpace(String path, JsonNode body) throws IOException, InterruptedException {
        return send("PUT", settings.spacePath() + path, json(body), "application/json");
    }

    /** Sends saved objects as the file of a form, which is all that the import takes. */
    Answer upload(String path, List<SavedObject> objects) throws IOException, InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"flowhound.ndjson\"\r\n"
                        + "Content-Type: application/ndjson\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(Ndjson.of(objects));
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(
                "POST",
                settings.spacePath() + path,
                BodyPublishers.ofByteArray(form.toByteArray()),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
    }

    private Answer send(String method, String path, BodyPublisher body, @Nullable String type)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.request(path))
                .method(method, body)
                .timeout(ANSWER)
                .header("Accept", "application/json, application/ndjson")
                // Kibana refuses what a form of another site could send; the value does not matter.
                .header("kbn-xsrf", "flowhound");
        if (type != null) {
            request.header("Content-Type", type);
        }
        String authorization = settings.credentials().authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(),
                    mask.hide(response.headers().firstValue("Location").orElse("")),
                    response.statusCode() >= 300 ? mask.hide(response.body()) : response.body());
        } catch (IOException e) {
            throw refusals.of(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
