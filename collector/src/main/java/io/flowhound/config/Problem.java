/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param path the setting, such as {@code bulk.size}, or the option that is wrong
 * @param value what was given; secrets are masked; absent when nothing was
 * @param message what is wrong with it, to be read after path and value
 * @param suggestion what was probably meant
 */
public record Problem(
        String path,
        @Nullable String value,
        String message,
        @Nullable String suggestion) {
    /** One line: path, value, message, suggestion. */
    @Override
    public String toString() {
        return path
                + (value == null ? "" : " '" + value + "'")
                + " " + message
                + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?");
    }
}
