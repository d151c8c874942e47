/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How we show Elasticsearch who we are. The secret never appears in {@code toString}. */
public sealed interface Credentials {
    /** The value of the Authorization header, or null for none. */
    @Nullable
    String authorization();

    /** No credentials, for an Elasticsearch without security. */
    record None() implements Credentials {
        @Override
        public @Nullable String authorization() {
            return null;
        }
    }

    /**
     * An API key.
     *
     * @param key as Elasticsearch returned it in {@code encoded}, or {@code id:api_key}
     */
    record ApiKey(String key) implements Credentials {
        @Override
        public String authorization() {
            return "ApiKey " + (key.contains(":") ? base64(key) : key);
        }

        @Override
        public String toString() {
            return "ApiKey[***]";
        }
    }

    /** A user and a password (HTTP basic authentication). */
    record UserPassword(String user, String password) implements Credentials {
        @Override
        public String authorization() {
            return "Basic " + base64(user + ":" + password);
        }

        @Override
        public String toString() {
            return "UserPassword[" + user + ", ***]";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
