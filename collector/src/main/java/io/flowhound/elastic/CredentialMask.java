/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Takes our own credentials out of what a server says: proxies and gateways show whole requests in their error pages, and what they
 * say goes to the log, to {@code /health} and to health documents.
 */
public final class CredentialMask {
    private static final String MASK = "********";
    /** Shorter ones would be found in common words. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    public CredentialMask(Credentials credentials) {
        // The longest first: one may be part of another.
        secrets = secrets(credentials).stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static List<String> secrets(Credentials credentials) {
        String authorization = credentials.authorization();
        if (authorization == null) {
            return List.of();
        }
        List<String> secrets = new ArrayList<>();
        secrets.add(authorization.substring(authorization.indexOf(' ') + 1));
        switch (credentials) {
            case Credentials.ApiKey key -> {
                secrets.add(key.key());
                String plain = key.key().contains(":") ? key.key() : decoded(key.key());
                secrets.add(plain.substring(plain.indexOf(':') + 1));
            }
            case Credentials.UserPassword user -> secrets.add(user.password());
            case Credentials.None none -> {}
        }
        return secrets;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return base64;
        }
    }

    /** The text without them. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, MASK);
        }
        return hidden;
    }

    byte[] hide(byte[] utf8) {
        if (secrets.isEmpty()) {
            return utf8;
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        String hidden = hide(text);
        return hidden.equals(text) ? utf8 : hidden.getBytes(StandardCharsets.UTF_8);
    }

    /** The exception, or one with the same words less our credentials: causes are logged too. */
    ElasticException hide(ElasticException thrown) {
        return shows(thrown)
                ? new ElasticException(
                        thrown.kind(), thrown.status(), hide(String.valueOf(thrown.getMessage())), cause(thrown))
                : thrown;
    }

    private boolean shows(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String text = String.valueOf(at.getMessage());
            if (!hide(text).equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** One instead of the whole chain, which says where it was. */
    private IOException cause(ElasticException thrown) {
        Throwable first = thrown.getCause() == null ? thrown : thrown.getCause();
        IOException plain = new IOException(String.format(
                Locale.ROOT, "%s: %s", first.getClass().getName(), hide(String.valueOf(first.getMessage()))));
        plain.setStackTrace(first.getStackTrace());
        return plain;
    }
}
