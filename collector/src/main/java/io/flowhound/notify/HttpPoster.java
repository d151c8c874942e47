/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends JSON over HTTP and says in words what came of it. Follows no redirection: it would carry secrets elsewhere. */
final class HttpPoster {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int MULTIPLE_CHOICES = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int MOST_WAIT_DIGITS = 6;
    /** What the receiver says of this message rather than of us. */
    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 413, 422);

    private static final int MOST_SHOWN = 300;

    private final Mask mask;
    private final HttpClient client;

    /** Makes a poster; {@code tls} stands in for the JDK's trust store. */
    HttpPoster(Mask mask, @Nullable SSLContext tls) {
        this.mask = mask;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        this.client = (tls == null ? builder : builder.sslContext(tls)).build();
    }

    Outcome send(String method, URI to, Map<String, String> headers, String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(ANSWER)
                .method(method, BodyPublishers.ofString(json))
                .setHeader("Content-Type", "application/json")
                .setHeader("User-Agent", "Flowhound");
        try {
            headers.forEach(request::setHeader);
        } catch (IllegalArgumentException e) { // its message has the value, which may be a secret
            return Outcome.failed("not sent: a header or token has characters that HTTP does not take; copy it again");
        }
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request.build(), Excerpt.handler());
        try {
            // The time-out of the request ends with the headers; an answer may drip behind them.
            return outcome(answer.get(ANSWER.toMillis() + CONNECT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return Outcome.failed(words(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            return Outcome.failed(
                    "no whole answer within " + ANSWER.plus(CONNECT).toSeconds() + " s");
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String words = "answered " + status
                + (answer.body() == null || answer.body().isEmpty() ? "" : ": " + shown(answer.body()));
        if (status < MULTIPLE_CHOICES) {
            return Outcome.sent(words);
        }
        if (status < CLIENT_ERROR) {
            String location = answer.headers().firstValue("Location").orElse("elsewhere");
            return Outcome.failed(words + " (a redirection to " + shown(location.split("\\?", 2)[0])
                    + ", which is not followed: correct the address)");
        }
        Outcome.Kind kind = OF_THE_MESSAGE.contains(status) ? Outcome.Kind.REFUSED : Outcome.Kind.FAILED;
        return new Outcome(kind, words, waitMillis(answer));
    }

    private static long waitMillis(HttpResponse<String> answer) {
        String seconds = answer.headers().firstValue("Retry-After").orElse("").strip();
        return seconds.matches("\\d{1," + MOST_WAIT_DIGITS + "}")
                ? TimeUnit.SECONDS.toMillis(Long.parseLong(seconds))
                : 0;
    }

    private static String words(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String words = known(at);
            if (words != null) {
                return words;
            }
        }
        return thrown instanceof ConnectException
                ? "no connection: nothing listens at its host and port, or a firewall is in between"
                : "no answer: " + message(thrown);
    }

    private static @Nullable String known(Throwable at) {
        return switch (at) {
            case UnresolvedAddressException unknown ->
                "its host has no address: correct the name, or look at the name server and the proxy";
            case HttpTimeoutException late ->
                "no answer in time (" + message(late) + "): look whether it works and whether a firewall is in between";
            case SSLException tls ->
                "TLS failed: " + message(tls)
                        + " (a certificate of one's own authority must be in the trust store of the JDK)";
            case ConnectException refused
            when refused.getMessage() != null && refused.getCause() == null -> "no connection: " + message(refused);
            default -> null;
        };
    }

    static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    /** What may be shown of what a receiver says. */
    private String shown(String said) {
        String hidden = mask.hide(said);
        return hidden.length() <= MOST_SHOWN ? hidden : hidden.substring(0, MOST_SHOWN);
    }

    /** Scheme and host of an address: what follows may be a secret. */
    static String shown(URI address) {
        int port = address.getPort();
        return address.getScheme() + "://" + address.getHost() + (port < 0 ? "" : ":" + port);
    }

    /** Writes a tree of plain values. */
    static String write(Object tree) {
        try {
            return Documents.JSON.writeValueAsString(tree);
        } catch (IOException e) {
            throw new IllegalStateException("a tree of plain values was not written", e);
        }
    }
}
