/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.ecs;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** The ports of login services: flows of these may become evidence of a pivot alert, which names them by {@code flow.id}. */
public final class LoginPorts {
    /** SSH, RDP and WinRM. */
    public static final LoginPorts DEFAULT = of(List.of(22, 3389, 5985, 5986));
    /** Where no flow gets an id. */
    public static final LoginPorts NONE = of(List.of());

    private static final int MAX_PORT = 65_535;

    private final BitSet ports = new BitSet();

    private LoginPorts() {}

    /**
     * These ports.
     *
     * @throws IllegalArgumentException when one is not 0 to 65535
     */
    public static LoginPorts of(Collection<Integer> ports) {
        LoginPorts all = new LoginPorts();
        for (int port : ports) {
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException(port + " is not a port: use 0 to " + MAX_PORT);
            }
            all.ports.set(port);
        }
        return all;
    }

    /** Whether a port is among them; any number may be asked for. */
    boolean contains(long port) {
        return port >= 0 && port <= MAX_PORT && ports.get((int) port);
    }
}
