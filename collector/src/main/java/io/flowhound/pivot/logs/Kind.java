/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.logs;

import io.flowhound.pivot.Service;
import io.flowhound.pivot.Services;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what somebody logs in, as far as log lines and flows have words for the same. */
enum Kind {
    SSH,
    RDP,
    WINRM,
    SMB,
    TELNET,
    /** Something that is none of the login services. */
    OTHER,
    /** A network logon of Windows, in a line that does not say by what: file share, WinRM, or the first half of one by RDP. */
    NETWORK,
    /** The line does not say. */
    UNKNOWN;

    private static final Set<String> SSH_SERVERS = Set.of("sshd", "sshd-session", "sshd-auth", "dropbear", "ssh");
    private static final Set<String> TELNET_SERVERS = Set.of("telnetd", "in.telnetd", "telnet", "login");

    /** The kind of a leg. */
    static Kind of(Service service) {
        String technique = service.technique().id();
        if (technique.equals(Services.SSH.technique().id())) {
            return SSH;
        }
        if (technique.equals(Services.RDP.technique().id())) {
            return RDP;
        }
        if (technique.equals(Services.WINRM.technique().id())) {
            return WINRM;
        }
        if (technique.equals(Services.SMB.technique().id())) {
            return SMB;
        }
        return service.name().equals(Services.TELNET.name()) ? TELNET : UNKNOWN;
    }

    /** The kind that a program or protocol stands for. */
    static Kind named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return UNKNOWN;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (SSH_SERVERS.contains(lower)) {
            return SSH;
        }
        if (TELNET_SERVERS.contains(lower)) {
            return TELNET;
        }
        return switch (lower) {
            case "rdp" -> RDP;
            case "winrm" -> WINRM;
            case "smb" -> SMB;
            default -> OTHER;
        };
    }

    /** The kinds that a logon type of Windows can be, by number or in words; empty for those that do not come over the network. */
    static Set<Kind> logon(String type) {
        String plain =
                type.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
        return switch (plain) {
            case "3", "network" -> Set.of(NETWORK);
            // By HTTP basic authentication, or by a password that OpenSSH was given.
            case "8", "networkcleartext" -> Set.of(WINRM, SSH);
            case "10", "remoteinteractive", "12", "cachedremoteinteractive" -> Set.of(RDP);
            default -> Set.of();
        };
    }
}
