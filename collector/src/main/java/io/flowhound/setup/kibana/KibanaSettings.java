/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import io.flowhound.elastic.Credentials;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where Kibana is and how to speak to it.
 *
 * @param url its address, with the path that stands before everything where there is one
 * @param linkUrl the address for links, as people open it in their browser
 * @param space identifier of the space; {@code default} for the one that every Kibana has
 * @param credentials who we are: Kibana knows the users and API keys of its Elasticsearch
 * @param certificateAuthority a PEM file with the certificates that may sign Kibana's; null for those of the JDK
 * @param fingerprint SHA-256 of the certificate of a CA or of Kibana itself, in hex, colons allowed; null for none
 */
public record KibanaSettings(
        URI url,
        URI linkUrl,
        String space,
        Credentials credentials,
        @Nullable Path certificateAuthority,
        @Nullable String fingerprint) {
    static final String DEFAULT_SPACE = "default";

    /** Settings for the default space without credentials. */
    public static KibanaSettings of(URI url) {
        return new KibanaSettings(url, url, DEFAULT_SPACE, new Credentials.None(), null, null);
    }

    boolean isDefaultSpace() {
        return space.equals(DEFAULT_SPACE);
    }

    /** What stands before a path of the space, such as {@code /s/soc}; empty for the default one. */
    String spacePath() {
        return isDefaultSpace() ? "" : "/s/" + space;
    }

    /** The address of a page of the space in a browser. */
    String link(String path) {
        return withoutSlash(linkUrl) + spacePath() + path;
    }

    /** The address of a request. */
    URI request(String path) {
        return URI.create(withoutSlash(url) + path);
    }

    private static String withoutSlash(URI url) {
        return url.toString().replaceAll("/+$", "");
    }
}
