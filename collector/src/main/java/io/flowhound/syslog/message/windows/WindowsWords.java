/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import org.jspecify.annotations.Nullable;

/** Words for the numbers of Windows. */
final class WindowsWords {
    private WindowsWords() {}

    /** Logon type (event 4624) in words; null when it is none. */
    static @Nullable String logonType(@Nullable String number) {
        return switch (number == null ? "" : number) {
            case "2" -> "interactive";
            case "3" -> "network";
            case "4" -> "batch";
            case "5" -> "service";
            case "7" -> "unlock";
            case "8" -> "network-cleartext";
            case "9" -> "new-credentials";
            case "10" -> "remote-interactive";
            case "11" -> "cached-interactive";
            case "12" -> "cached-remote-interactive";
            case "13" -> "cached-unlock";
            default -> null;
        };
    }

    /** How somebody proved who they are, by the authentication package; null when that does not say. */
    static @Nullable String method(@Nullable String authenticationPackage) {
        if (authenticationPackage == null) {
            return null;
        }
        if (authenticationPackage.equalsIgnoreCase("Kerberos")) {
            return "kerberos";
        }
        if (authenticationPackage.equalsIgnoreCase("Negotiate")) {
            return "negotiate";
        }
        boolean ntlm = authenticationPackage.regionMatches(true, 0, "NTLM", 0, 4)
                || authenticationPackage.equalsIgnoreCase("MICROSOFT_AUTHENTICATION_PACKAGE_V1_0");
        return ntlm ? "ntlm" : null;
    }

    /** Why a logon failed, by NTSTATUS; null when the number says nothing more. */
    static @Nullable String reason(@Nullable String status) {
        if (status == null || status.length() != 10) {
            return null;
        }
        return switch (Integer.parseUnsignedInt(hexadecimal(status), 16)) {
            case 0xC0000064 -> "no such user";
            case 0xC000006A -> "wrong password";
            case 0xC000006D -> "wrong user or password";
            case 0xC000006E -> "account restriction";
            case 0xC000006F -> "outside allowed hours";
            case 0xC0000070 -> "not allowed at this workstation";
            case 0xC0000071 -> "password expired";
            case 0xC0000072 -> "account disabled";
            case 0xC00000DC -> "server in wrong state";
            case 0xC0000133 -> "clocks differ";
            case 0xC000015B -> "logon type not granted";
            case 0xC0000193 -> "account expired";
            case 0xC0000224 -> "password must be changed";
            case 0xC0000234 -> "account locked out";
            case 0xC0000413 -> "not allowed by authentication policy";
            default -> null;
        };
    }

    private static String hexadecimal(String status) {
        for (int i = 2; i < status.length(); i++) {
            if (Character.digit(status.charAt(i), 16) < 0) {
                return "0";
            }
        }
        return status.startsWith("0x") ? status.substring(2) : "0";
    }

    /** Why a ticket was refused (RFC 4120, section 7.5.9); null when the number says nothing more. */
    static @Nullable String kerberosReason(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "0x6" -> "no such user";
            case "0x7" -> "no such service";
            case "0xC", "0xc" -> "not allowed by policy";
            case "0x12" -> "account disabled, expired or locked out";
            case "0x17" -> "password expired";
            case "0x18" -> "wrong password";
            case "0x25" -> "clocks differ";
            default -> null;
        };
    }

    /** Whether a status, of any length, is 0. */
    static boolean isZero(@Nullable String status) {
        if (status == null || !status.startsWith("0x") || status.length() < 3) {
            return false;
        }
        for (int i = 2; i < status.length(); i++) {
            if (status.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
