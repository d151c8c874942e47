/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What was built, from a file that the build fills in.
 *
 * @param version such as 0.1.0-SNAPSHOT
 * @param commit of git, or {@code unknown} when the build was not told
 * @param time of the build as far as it is reproducible: that of the release, ISO 8601
 */
record BuildInfo(String version, String commit, String time) {
    static final String UNKNOWN = "unknown";

    /** Reads the file that lies beside this class. */
    static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties in the jar cannot be read", e);
        }
        return of(properties);
    }

    static BuildInfo of(Properties properties) {
        return new BuildInfo(text(properties, "version"), text(properties, "commit"), text(properties, "time"));
    }

    /** What is empty, or was not filled in since something else than Maven has copied the file, is not known. */
    private static String text(Properties properties, String key) {
        String text = properties.getProperty(key, "").strip();
        return text.isEmpty() || text.startsWith("${") ? UNKNOWN : text;
    }
}
