/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what receivers answer: ntfy repeats the topic, and many a server the path, and answers are logged, stored and
 * printed.
 */
final class Mask {
    private static final String SHOWN = "***";
    /** Shorter parts of addresses and headers are words such as {@code hook} rather than secrets. */
    private static final int SHORTEST_PART = 6;

    private final List<String> secrets;

    private Mask(Collection<String> secrets) {
        // The longest first: one may be part of another.
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** One for texts each of which is a secret as a whole. */
    static Mask of(Collection<String> secrets) {
        return new Mask(secrets.stream().filter(secret -> !secret.isEmpty()).toList());
    }

    /** One for an address, whose path and parameters may be secrets, and for the values of headers. */
    static Mask of(URI address, Collection<String> headers) {
        TreeSet<String> parts = new TreeSet<>();
        for (String text : List.of(text(address.getRawPath()), text(address.getRawQuery()))) {
            for (String part : text.split("[/&=]", -1)) {
                parts.add(part);
                parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
            }
        }
        for (String header : headers) {
            parts.addAll(List.of(header.split("\\s+", -1)));
        }
        return new Mask(
                parts.stream().filter(part -> part.length() >= SHORTEST_PART).toList());
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, SHOWN);
        }
        return hidden;
    }
}
