/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, for documents that say who wrote them. */
final class HostName {
    private HostName() {}

    /** The name, or {@code unknown} where the system has none. May ask the name service: not for every document. */
    static String get() {
        String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
