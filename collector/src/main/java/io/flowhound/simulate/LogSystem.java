/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import org.jspecify.annotations.Nullable;

/** What a machine runs that has a log. */
enum LogSystem {
    /** A router, firewall or access point. */
    DEVICE,
    /** With sshd. */
    LINUX,
    /** With its event log, which Snare or NXLog forward. */
    WINDOWS;

    /** What runs on a host, or null when it has no log that anybody could get. */
    static @Nullable LogSystem of(Host host) {
        return switch (host.role()) {
            case ROUTER -> DEVICE;
            case WORKSTATION, LAPTOP -> WINDOWS;
            case RESOLVER, FILE_SERVER -> LINUX;
            case SERVER ->
                host.name().startsWith("windows-") || host.name().equals("terminal-server") ? WINDOWS : LINUX;
            default -> null;
        };
    }
}
