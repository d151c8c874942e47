/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Tells ports that servers listen on from those that clients draw. */
public interface ServerPorts {
    /** Whether a port is one that a service is known to listen on. */
    boolean isKnown(int protocol, int port);
}
