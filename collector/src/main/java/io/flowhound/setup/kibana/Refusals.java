/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import io.flowhound.elastic.Credentials;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why a request to Kibana failed and what to do about it. */
final class Refusals {
    private final KibanaSettings settings;

    Refusals(KibanaSettings settings) {
        this.settings = settings;
    }

    /**
     * Why an answer is no success.
     *
     * @param wanted what was asked, such as {@code to import the saved objects}
     */
    KibanaException of(Answer answer, String wanted) {
        return new KibanaException(text(answer, wanted), null, answer.status() == 503);
    }

    private String text(Answer answer, String wanted) {
        String why = " (" + answer.status() + (answer.reason().isEmpty() ? "" : ": " + answer.reason()) + ")";
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 ->
                "Kibana at " + settings.url() + " redirects requests to " + answer.location()
                        + ": correct kibana.url. It needs the protocol and the path (server.basePath) that Kibana has";
            case 401 -> unauthenticated() + why;
            case 403 ->
                "Kibana at " + settings.url() + " does not allow " + who() + " " + wanted + " in space "
                        + settings.space() + why + ". Give it the privileges that docs/setup.md lists";
            case 404 ->
                "Kibana at " + settings.url() + " knows no way " + wanted + why
                        + ": is the path in kibana.url right (server.basePath), and is there a space "
                        + settings.space() + "?";
            case 429, 502, 503, 504 ->
                "Kibana at " + settings.url() + " is not ready" + why + ": wait until it is, and run the command again";
            default ->
                "Kibana at " + settings.url() + " refused " + wanted + why
                        + (answer.status() >= 500 ? ". Its log says more" : "");
        };
    }

    private String unauthenticated() {
        if (settings.credentials() instanceof Credentials.None) {
            return "Kibana at " + settings.url()
                    + " asks for credentials: set kibana.api-key, or kibana.username and kibana.password";
        }
        return "Kibana at " + settings.url() + " does not know " + who()
                + ": the key or password is wrong, expired or invalidated; correct kibana.api-key or kibana.password";
    }

    private String who() {
        return switch (settings.credentials()) {
            case Credentials.None none -> "anonymous requests";
            case Credentials.ApiKey key -> "the API key";
            case Credentials.UserPassword user -> "user " + user.user();
        };
    }

    /** Why there was no answer. */
    KibanaException of(IOException thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String text = connection(at);
            if (text != null) {
                return new KibanaException(text, thrown, at instanceof ConnectException);
            }
        }
        return new KibanaException(
                "no answer from Kibana at " + settings.url() + ": " + message(thrown)
                        + ". Is kibana.url right, with http or https as Kibana has it?",
                thrown,
                false);
    }

    /** A host without an address is a ConnectException for the HTTP client, too, and its cause is what tells it. */
    private @Nullable String connection(Throwable at) {
        if (at instanceof SSLException || at instanceof CertificateException) {
            return "no TLS with Kibana at " + settings.url() + ": " + message(at)
                    + ". Set kibana.ca or kibana.fingerprint if its certificate is not from an authority that Java knows; if Kibana"
                    + " does not speak TLS, kibana.url must begin with http";
        }
        if (at instanceof UnknownHostException || hasNoAddress(at)) {
            return "the host of " + settings.url() + " has no address: correct kibana.url";
        }
        if (at instanceof ConnectException) {
            return "no Kibana answers at " + settings.url() + ": is it running, and is kibana.url right? ("
                    + message(at) + ")";
        }
        if (at instanceof HttpTimeoutException) {
            return "Kibana at " + settings.url() + " does not answer in time: look at its log and at its load";
        }
        return null;
    }

    private static boolean hasNoAddress(Throwable at) {
        for (Throwable cause = at; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return thrown.getClass().getSimpleName();
    }
}
