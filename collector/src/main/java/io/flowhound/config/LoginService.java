/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** The login services whose ports and application names are known. */
public enum LoginService {
    SSH,
    RDP,
    WINRM,
    SMB,
    VNC,
    TELNET
}
