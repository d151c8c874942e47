/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** How the connection to a mail server is encrypted. */
public enum MailEncryption {
    /** It begins in the clear and must turn to TLS before anything is said. */
    STARTTLS(587),
    /** TLS from the first octet on. */
    TLS(465),
    /** Not at all. */
    NONE(25);

    private final int port;

    MailEncryption(int port) {
        this.port = port;
    }

    /** The TCP port that is usual for it. */
    public int port() {
        return port;
    }
}
