/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.net.InetSocketAddress;

/** Reads {@code HOST:PORT}, as options give it. */
final class TargetAddress {
    private static final int HIGHEST_PORT = 65_535;

    private TargetAddress() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is something else; the message names the option and has an example
     */
    static InetSocketAddress parse(String option, String text, String example) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (colon < 1
                || !port.matches("[0-9]{1,5}")
                || Integer.parseInt(port) < 1
                || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    option + " must be HOST:PORT, as in " + example + ", not '" + text + "'");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }
}
