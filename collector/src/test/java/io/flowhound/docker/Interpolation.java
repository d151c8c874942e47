/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.docker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The variables of a compose file, replaced as Docker Compose does it: <code>${A}, ${A:-text}, ${A:?text}</code>, also one in another. */
final class Interpolation {
    private final Map<String, String> env;
    private final Map<String, String> defaults = new TreeMap<>();
    private final Set<String> bare = new TreeSet<>();

    Interpolation(Map<String, String> env) {
        this.env = env;
    }

    /** The text with all variables replaced; one that is not set and has no default becomes nothing. */
    String apply(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0 || dollar == text.length() - 1) {
                return out.append(text.substring(at)).toString();
            }
            out.append(text, at, dollar);
            if (text.charAt(dollar + 1) != '{') {
                out.append('$');
                at = dollar + (text.charAt(dollar + 1) == '$' ? 2 : 1);
                continue;
            }
            int end = closing(text, dollar + 2);
            out.append(value(text.substring(dollar + 2, end)));
            at = end + 1;
        }
        return out.toString();
    }

    /** Where the brace that was opened before {@code from} closes. */
    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a brace is not closed: " + text);
    }

    private String value(String inside) {
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (!name.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a variable");
        }
        String rest = colon < 0 ? "" : inside.substring(colon + 1);
        if (rest.startsWith("-")) {
            String before = defaults.putIfAbsent(name, rest.substring(1));
            if (before != null && !before.equals(rest.substring(1))) {
                throw new IllegalArgumentException(name + " has two defaults: " + before + " and " + rest.substring(1));
            }
        } else if (!rest.startsWith("?")) {
            bare.add(name);
        }
        String set = env.getOrDefault(name, "");
        return set.isEmpty() && rest.startsWith("-") ? apply(rest.substring(1)) : set;
    }

    /** The default of each variable that has one, as it was written. */
    Map<String, String> defaults() {
        return defaults;
    }

    /** Variables with neither a default nor a demand to set them. */
    Set<String> bare() {
        return bare;
    }
}
