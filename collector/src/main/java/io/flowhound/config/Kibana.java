/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Kibana is, for links. */
@Doc("Where Kibana is. Alerts link to their flows there.")
public record Kibana(
        @Doc(
                "Address as people open it in their browser, with its path where it has one. Without it alerts carry no link.")
        @Nullable
        URI url,

        @Doc("Space that the links lead into. Without it the default one.") @Nullable
        String space)
        implements Section {
    private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{1,100}");

    @Override
    public void check(SectionProblems problems) {
        if (space != null && !SPACE.matcher(space).matches()) {
            problems.add(
                    "space",
                    space,
                    "is no name of a space in an address: lower-case letters, digits, '-' and '_'",
                    null);
        }
        if (space != null && url == null) {
            problems.add("url", null, "is missing for kibana.space", null);
        }
    }
}
