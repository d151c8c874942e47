/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/** A service for logging in to another host, and how busy somebody is who works over it. */
enum LoginService {
    SSH(22, 1_500, 8_000),
    RDP(3389, 20_000, 180_000),
    WINRM(5985, 3_000, 9_000),
    WINRM_TLS(5986, 3_000, 9_000);

    /** What people go on by who take whatever the next host offers. */
    static final List<LoginService> MIXED = List.of(SSH, SSH, RDP, WINRM);

    final int port;
    /** Octets to the server in a busy minute, the median. */
    final int up;
    /** Octets to the client in a busy minute, the median. */
    final int down;

    LoginService(int port, int up, int down) {
        this.port = port;
        this.up = up;
        this.down = down;
    }
}
