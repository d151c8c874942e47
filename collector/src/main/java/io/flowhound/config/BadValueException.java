/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import org.jspecify.annotations.Nullable;

/** Says why a text is no value of the type that its setting has. Becomes a {@link Problem}. */
final class BadValueException extends Exception {
    private final @Nullable String suggestion;

    /**
     * @param message to be read after the path and the value
     * @param suggestion what was probably meant
     */
    BadValueException(String message, @Nullable String suggestion) {
        super(message, null, false, false);
        this.suggestion = suggestion;
    }

    String problem() {
        String message = getMessage();
        return message == null ? "is not valid" : message;
    }

    @Nullable
    String suggestion() {
        return suggestion;
    }
}
