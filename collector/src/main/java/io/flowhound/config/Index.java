/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** How the indices are called. */
@Doc("How the indices are called.")
public record Index(
        @Doc(
                "First part of the name of every index, alias and template: `flowhound` gives `flowhound-flows-2026.11.22`. Lower-case letters, digits, `-`, `_` and `.`.")
        @Default("flowhound")
        String prefix)
        implements Section {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,99}");

    @Override
    public void check(SectionProblems problems) {
        if (!PREFIX.matcher(prefix).matches()) {
            String lower = prefix.toLowerCase(Locale.ROOT);
            problems.add(
                    "prefix",
                    prefix,
                    "must be 1 to 100 lower-case letters, digits, '-', '_' or '.', and begin with a letter or digit",
                    PREFIX.matcher(lower).matches() ? lower : null);
        }
    }
}
