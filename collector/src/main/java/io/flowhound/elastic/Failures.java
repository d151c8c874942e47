/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.WarningFailureException;
import io.flowhound.elastic.ElasticException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Turns what the HTTP client throws into an {@link ElasticException} that says what happened and what to do about it. */
final class Failures {
    private final ElasticSettings settings;
    private final CredentialMask mask;
    private final String where;

    Failures(ElasticSettings settings) {
        this.settings = settings;
        this.mask = new CredentialMask(settings.credentials());
        this.where = settings.urls().size() == 1 ? settings.urls().get(0).toString() : "any of " + settings.urls();
    }

    /** What answers say may be shown, but for our credentials. */
    CredentialMask mask() {
        return mask;
    }

    ElasticException of(Throwable thrown) {
        return mask.hide(told(thrown));
    }

    private ElasticException told(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            ElasticException known = known(at, thrown);
            if (known != null) {
                return known;
            }
        }
        return new ElasticException(
                Kind.UNREACHABLE, 0, "no answer from Elasticsearch at " + where + ": " + message(thrown), thrown);
    }

    private @Nullable ElasticException known(Throwable at, Throwable thrown) {
        if (at instanceof ElasticException done) {
            return done;
        }
        if (at instanceof ResponseException answer) {
            return status(answer.getResponse().getStatusCode(), reason(answer), thrown);
        }
        if (at instanceof WarningFailureException warned) {
            int code = warned.getResponse().getStatusCode();
            String text = "Elasticsearch warns: " + warned.getResponse().getWarnings();
            return new ElasticException(Kind.REFUSED, code, text, thrown);
        }
        if (at instanceof ElasticsearchException answer) {
            String reason = answer.error().reason();
            // Whether a key is wrong, expired or invalidated stands in a member of its own.
            JsonData more = answer.error().metadata().get("additional_unsuccessful_credentials");
            return status(
                    answer.status(),
                    answer.error().type()
                            + (reason == null ? "" : ": " + reason)
                            + (more == null ? "" : "; " + more.to(String.class)),
                    thrown);
        }
        if (at instanceof TransportException answer && answer.statusCode() >= 400) {
            return status(answer.statusCode(), message(answer), thrown);
        }
        String text = connection(at);
        if (text != null) {
            boolean tls =
                    at instanceof SSLException || at instanceof CertificateException || at instanceof ProtocolException;
            return new ElasticException(tls ? Kind.TLS : Kind.UNREACHABLE, 0, text, thrown);
        }
        return null;
    }

    /** Tells of a {@code Warning} header, which is about deprecated use. */
    ElasticException warning(int status, String text) {
        return new ElasticException(Kind.REFUSED, status, "Elasticsearch warns: " + text, new IOException(text));
    }

    private ElasticException status(int status, String reason, Throwable thrown) {
        return switch (status) {
            case 401 ->
                new ElasticException(
                        Kind.UNAUTHENTICATED, status, unauthenticated() + " (401: " + reason + ")", thrown);
            case 403 ->
                new ElasticException(
                        Kind.FORBIDDEN,
                        status,
                        "Elasticsearch at " + where + " does not allow that to " + who() + " (403: " + reason
                                + "). Give the key the privilege that is named there; docs/security.md has what each key needs",
                        thrown);
            default ->
                new ElasticException(
                        Kind.REFUSED,
                        status,
                        "Elasticsearch at " + where + " answered " + status + ": " + reason,
                        thrown);
        };
    }

    private String unauthenticated() {
        if (settings.credentials() instanceof Credentials.None) {
            return "Elasticsearch at " + where
                    + " asks for credentials: set elasticsearch.api-key, or elasticsearch.username and elasticsearch.password";
        }
        return "Elasticsearch at " + where + " does not know " + who()
                + ": it is wrong, expired or invalidated; make a new one (docs/security.md has the commands), put it into the"
                + " configuration and start again. Nothing is lost meanwhile";
    }

    private String who() {
        return switch (settings.credentials()) {
            case Credentials.None none -> "anonymous requests";
            case Credentials.ApiKey key -> "the API key";
            case Credentials.UserPassword user -> "user " + user.user() + " with this password";
        };
    }

    private @Nullable String connection(Throwable at) {
        return switch (at) {
            case SSLException ssl -> tls(ssl);
            case CertificateException certificate -> "Elasticsearch at " + where + ": " + message(certificate);
            case UnknownHostException unknown ->
                "the host of " + where + " has no address: correct elasticsearch.urls (" + message(unknown) + ")";
            case ConnectException refused ->
                "no Elasticsearch answers at " + where + ": is it running, and is elasticsearch.urls right? ("
                        + message(refused) + ")";
            case ConnectionClosedException closed when plainHttp() -> closed();
            case NoHttpResponseException closed when plainHttp() -> closed();
            case ProtocolException garbled when plainHttp() -> notHttp("does not answer in HTTP");
            case InterruptedIOException late -> late(late);
            case TimeoutException late -> late(late);
            default -> null;
        };
    }

    private String late(Throwable late) {
        return "Elasticsearch at " + where + " did not answer in time (" + message(late)
                + "): it may be overloaded, or not speak " + (plainHttp() ? "HTTP" : "TLS");
    }

    private String tls(SSLException failure) {
        String text = message(failure);
        if (text.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
            return "the server at " + where + " does not speak TLS: write http:// in elasticsearch.urls";
        }
        if (text.contains("subject alternative")
                || text.contains("No name matching")
                || text.contains("doesn't match")) {
            return "the certificate of Elasticsearch at " + where
                    + " is for another host: use a name that stands in it in elasticsearch.urls (" + text + ")";
        }
        if (settings.fingerprint() != null && text.contains(FingerprintTrust.MISMATCH)) {
            return "Elasticsearch at " + where + ": " + text;
        }
        if (text.contains("certification path") || text.contains("PKIX") || text.contains("trustAnchors")) {
            return "the certificate of Elasticsearch at " + where
                    + " is signed by a CA that we do not know: set elasticsearch.ca to the CA's PEM file"
                    + " (config/certs/http_ca.crt of Elasticsearch), or elasticsearch.fingerprint (" + text + ")";
        }
        return "TLS with Elasticsearch at " + where + " failed: " + text;
    }

    /** Which of both it is cannot be told: what stops, or closes an idle connection, does the same as what waits for TLS. */
    private String closed() {
        return "the server at " + where
                + " closed the connection without an answer: it, or a proxy before it, may be starting,"
                + " stopping or overloaded, and then answers again by itself. If it never answers, and if it expects TLS, write"
                + " https:// in elasticsearch.urls";
    }

    private String notHttp(String what) {
        return "the server at " + where + " " + what + ": if it expects TLS, write https:// in elasticsearch.urls";
    }

    private boolean plainHttp() {
        return settings.urls().stream().anyMatch(url -> url.getScheme().equalsIgnoreCase("http"));
    }

    private static String reason(ResponseException answer) {
        try {
            return ErrorBody.reason(Bodies.read(answer.getResponse()));
        } catch (IOException e) {
            return message(e);
        }
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }
}
