/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Kibana could not be asked, or refused. The message names the cause and the next step. */
public final class KibanaException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean starting;

    KibanaException(String message) {
        this(message, null, false);
    }

    /**
     * An exception with its cause.
     *
     * @param starting whether it may be gone in a while, since Kibana is not there yet
     */
    KibanaException(String message, @Nullable Throwable cause, boolean starting) {
        super(message, cause);
        this.starting = starting;
    }

    /** Whether it may be gone in a while, since Kibana is not there yet. */
    boolean isStarting() {
        return starting;
    }
}
