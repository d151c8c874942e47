/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a {@link Section} reports its problems, by keys without the name of the section; the whole has none. */
final class SectionProblems {
    private static final Pattern KEY = Pattern.compile("[!-~]+");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{2}(:?[0-9a-fA-F]{2}){31}");

    private final String section;
    private final Problems problems;

    SectionProblems(String section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    void add(String key, @Nullable Object value, String message, @Nullable String suggestion) {
        String text = value == null ? null : Disclosure.mask(String.class, Scalars.writeAll(value));
        String path = section.isEmpty() ? key : section + "." + key;
        problems.add(new Problem(path, text, message, suggestion));
    }

    /** Whether there are any yet with settings of another section. */
    boolean areIn(String other) {
        return problems.areIn(other);
    }

    /**
     * Reports a key that no header of HTTP can carry, as when an invisible character was copied along: the HTTP client would show all of
     * it in its message.
     */
    void key(String key, @Nullable Secret value) {
        if (value != null && !KEY.matcher(value.reveal()).matches()) {
            add(key, value, "has characters that no key has: copy it again", null);
        }
    }

    /** Reports what is wrong with {@code api-key}, {@code username} and {@code password}: one of the two ways, and all of it. */
    void login(@Nullable Secret apiKey, @Nullable String username, @Nullable Secret password) {
        key("api-key", apiKey);
        if (apiKey != null && username != null) {
            add("username", username, "is given together with " + section + ".api-key; give one of the two", null);
        }
        if (username != null && password == null) {
            add("password", null, "is missing for " + section + ".username", null);
        }
        if (username == null && password != null) {
            add("username", null, "is missing for " + section + ".password", null);
        }
    }

    /**
     * Reports what is wrong with {@code ca} and {@code fingerprint}, by which a server is known.
     *
     * @param key of the addresses of the server, one or several
     */
    void trust(@Nullable Path ca, @Nullable String fingerprint, String key, List<URI> urls) {
        file("ca", ca);
        if (fingerprint != null && !FINGERPRINT.matcher(fingerprint).matches()) {
            add("fingerprint", fingerprint, "is no SHA-256 fingerprint: 64 hexadecimal digits, colons allowed", null);
        }
        if (ca != null && fingerprint != null) {
            add("fingerprint", fingerprint, "is given together with " + section + ".ca; give one of the two", null);
        }
        boolean https = urls.stream().anyMatch(url -> "https".equals(url.getScheme()));
        if (!https && (ca != null || fingerprint != null) && !urls.isEmpty()) {
            URI first = urls.get(0);
            String meant = first.toString().replaceFirst("^http:", "https:");
            add(key, first, "is not encrypted, although a certificate to trust is configured", meant);
        }
    }

    /** Reports a file that is named and cannot be read. */
    void file(String key, @Nullable Path file) {
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            add(key, file, "is no file that can be read; relative paths start at the working folder", null);
        }
    }
}
