/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Kibana is and how to log in there. */
@Doc("Where Kibana is. Alerts link to their flows there, and `setup` installs the dashboards into it.")
public record Kibana(
        @Doc(
                "Address of Kibana, with its path where it has one (`server.basePath`). Without it alerts carry no link and no dashboards are installed.")
        @Nullable
        URI url,

        @Doc(
                "Address as people open it in their browser, where that is another one, as in Docker. Links begin with it.")
        @Nullable
        URI publicUrl,

        @Doc(
                "Space that the links lead into and that `setup` installs into; created if it is missing. Without it the default one.")
        @Nullable
        String space,

        @Doc(
                "API key of Elasticsearch, as `encoded` or as `id:api_key`, with which `setup` installs. setup.md says what it needs. Without it and without a user, what `elasticsearch` has: `admin-api-key`, `api-key` or the user, unless that would go over a network without TLS.")
        @Nullable
        Secret apiKey,

        @Doc("User name, where no API key is used.") @Nullable
        String username,

        @Doc("Password of that user.") @Nullable Secret password,

        @Doc(
                "File with the certificate (PEM) of the authority that signed Kibana's. Without it and without a fingerprint the authorities that Java knows are trusted.")
        @Nullable
        Path ca,

        @Doc(
                "SHA-256 fingerprint of the certificate of the authority or of Kibana: 64 hexadecimal digits, colons allowed. Instead of `kibana.ca`.")
        @Nullable
        String fingerprint)
        implements Section {
    private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{1,100}");

    /** The address that links begin with. */
    public @Nullable URI linkUrl() {
        return publicUrl != null ? publicUrl : url;
    }

    @Override
    public void check(SectionProblems problems) {
        if (space != null && !SPACE.matcher(space).matches()) {
            problems.add(
                    "space",
                    space,
                    "is no name of a space in an address: lower-case letters, digits, '-' and '_'",
                    null);
        }
        if (url == null) {
            needsUrl(problems);
        }
        problems.login(apiKey, username, password);
        problems.trust(ca, fingerprint, "url", url == null ? List.of() : List.of(url));
    }

    private void needsUrl(SectionProblems problems) {
        if (space != null) {
            problems.add("url", null, "is missing for kibana.space", null);
        } else if (publicUrl != null) {
            problems.add("url", null, "is missing for kibana.public-url", null);
        }
    }
}
