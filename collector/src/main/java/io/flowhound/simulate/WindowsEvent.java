/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event of the security log of Windows.
 *
 * @param number 4624 and the like
 * @param audit whether it tells of a success
 * @param task the event's category, such as Logon
 * @param subject who had it written, by name of field
 * @param target the account, by name of field
 * @param network where it came from, by name of field; empty where the event has no such part
 */
record WindowsEvent(
        int number,
        boolean audit,
        String task,
        Map<String, String> subject,
        Map<String, String> target,
        Map<String, String> network,
        int logonType) {
    private static final String NOBODY = "-";

    /** Somebody came in, or failed to. */
    static WindowsEvent logon(
            boolean success, Account account, int type, String address, String port, boolean kerberos) {
        Map<String, String> network = new LinkedHashMap<>();
        network.put(
                "LogonProcessName",
                type == 5 ? "Advapi  " : kerberos ? "Kerberos" : type == 10 ? "User32 " : "NtLmSsp ");
        network.put(
                "AuthenticationPackageName", type == 5 || type == 10 ? "Negotiate" : kerberos ? "Kerberos" : "NTLM");
        network.put("WorkstationName", NOBODY);
        network.put("IpAddress", address);
        network.put("IpPort", port);
        return new WindowsEvent(
                success ? 4624 : 4625, success, "Logon", nobody(), account.fields("Target"), network, type);
    }

    static WindowsEvent logoff(Account account, int type) {
        return new WindowsEvent(4634, true, "Logoff", Map.of(), account.fields("Target"), Map.of(), type);
    }

    private static Map<String, String> nobody() {
        return new Account("S-1-0-0", NOBODY, NOBODY, "0x0").fields("Subject");
    }

    /** An account as Windows names it. */
    record Account(String sid, String name, String domain, String logonId) {
        static final Account SYSTEM = new Account("S-1-5-18", "SYSTEM", "NT AUTHORITY", "0x3e7");

        Map<String, String> fields(String prefix) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(prefix + "UserSid", sid);
            fields.put(prefix + "UserName", name);
            fields.put(prefix + "DomainName", domain);
            fields.put(prefix + "LogonId", logonId);
            return fields;
        }
    }
}
