/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.Locale;

/** What became of a TCP connection. */
enum Outcome {
    /** No TCP. */
    NONE,
    /** Asked and not answered. */
    ATTEMPTED,
    /** Answered with RST. */
    REFUSED,
    /** With a handshake, and not ended by RST. */
    ESTABLISHED,
    /** With a handshake, and ended by RST. */
    RESET,
    /** Answers without a question. */
    BACKSCATTER;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
