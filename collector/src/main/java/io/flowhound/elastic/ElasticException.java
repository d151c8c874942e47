/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Elasticsearch could not be asked, or refused. The message names the cause and the next step. */
public final class ElasticException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it decides what to do next. */
    public enum Kind {
        /** No answer: refused, unknown name, lost connection, time-out. */
        UNREACHABLE,
        /** The TLS handshake failed, or one side speaks TLS and the other does not. */
        TLS,
        /** HTTP 401: no, wrong, expired or invalidated credentials. */
        UNAUTHENTICATED,
        /** HTTP 403: the credentials lack a privilege, or the cluster is blocked. */
        FORBIDDEN,
        /** Any other answer that is an error. */
        REFUSED
    }

    private final Kind kind;
    private final int status;

    ElasticException(Kind kind, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }
}
