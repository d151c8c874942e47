/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} by environment variables; a second dollar sign before it keeps it as it is. */
final class Substitution {
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\$)?\\{(?:([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?})?");

    private final Map<String, String> env;

    Substitution(Map<String, String> env) {
        this.env = env;
    }

    String apply(String text) throws BadValueException {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            out.append(text, done, matcher.start());
            boolean escaped = matcher.group(1) != null;
            out.append(escaped ? matcher.group().substring(1) : valueOf(matcher));
            done = matcher.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private String valueOf(Matcher matcher) throws BadValueException {
        String name = matcher.group(2);
        if (name == null) {
            throw new BadValueException("has ${ without a variable's name and }; write $${ for the characters", null);
        }
        String value = env.get(name);
        if (value == null) {
            value = matcher.group(3);
        }
        if (value == null) {
            throw new BadValueException(
                    "needs the environment variable " + name + ", which is not set", "${" + name + ":default}");
        }
        return value;
    }

    /** Writes a text so that {@link #apply} gives it back. */
    static String escape(String text) {
        return text.replace("${", "$${");
    }
}
