/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Events of Windows as Snare forwards them: fields between tabs, the last but one being the text that people read. */
final class SnareText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SnareText() {}

    /**
     * The message behind the header.
     *
     * @param stated what the host's clock says, milliseconds since 1970
     * @param record number of the event in the log
     */
    static String of(WindowsEvent event, String computer, long stated, long record) {
        return String.join(
                "\t",
                "MSWinEventLog",
                "1",
                "Security",
                "" + record,
                TIME.format(Instant.ofEpochMilli(stated)),
                "" + event.number(),
                "Microsoft-Windows-Security-Auditing",
                "N/A",
                "N/A",
                event.audit() ? "Success Audit" : "Failure Audit",
                computer,
                event.task(),
                "",
                words(event),
                "" + record);
    }

    /** The text that Windows shows, with blanks for its tabs and line ends. */
    static String words(WindowsEvent event) {
        StringBuilder text = new StringBuilder(title(event.number()));
        boolean logon = event.number() != 4634;
        account(text, "Subject:", "Subject", logon ? event.subject() : rename(event.target()));
        if (logon) {
            String type = event.number() == 4625 ? "   Logon Type:   " + event.logonType() : "";
            text.append(type.isEmpty() ? "    Logon Information:   Logon Type:  " + event.logonType() : " " + type);
            boolean failed = event.number() == 4625;
            account(text, failed ? "Account For Which Logon Failed:" : "New Logon:", "Target", event.target());
            if (failed) {
                text.append("    Failure Information:   Failure Reason:  Unknown user name or bad password.")
                        .append("   Status:   0xC000006D   Sub Status:  0xC000006A");
            }
            network(text, event.network());
        } else {
            text.append("    Logon Type:   ").append(event.logonType());
            text.append("    This event is generated when a logon session is destroyed.");
        }
        return text.toString();
    }

    private static String title(int number) {
        return switch (number) {
            case 4624 -> "An account was successfully logged on.";
            case 4625 -> "An account failed to log on.";
            default -> "An account was logged off.";
        };
    }

    /** Who logs off stands under Subject in the text, though under Target in the fields. */
    private static Map<String, String> rename(Map<String, String> target) {
        return new WindowsEvent.Account(
                        value(target, "TargetUserSid"),
                        value(target, "TargetUserName"),
                        value(target, "TargetDomainName"),
                        value(target, "TargetLogonId"))
                .fields("Subject");
    }

    private static void account(StringBuilder text, String title, String prefix, Map<String, String> fields) {
        text.append("    ").append(title);
        text.append("   Security ID:  ").append(value(fields, prefix + "UserSid"));
        text.append("   Account Name:  ").append(value(fields, prefix + "UserName"));
        text.append("   Account Domain:  ").append(value(fields, prefix + "DomainName"));
        text.append("   Logon ID:  ").append(value(fields, prefix + "LogonId"));
    }

    private static void network(StringBuilder text, Map<String, String> fields) {
        text.append("    Process Information:   Process ID:  0x0   Process Name:  -");
        text.append("    Network Information:   Workstation Name: ").append(value(fields, "WorkstationName"));
        text.append("   Source Network Address: ").append(value(fields, "IpAddress"));
        text.append("   Source Port:  ").append(value(fields, "IpPort"));
        text.append("    Detailed Authentication Information:   Logon Process:  ");
        text.append(value(fields, "LogonProcessName"));
        text.append("   Authentication Package: ").append(value(fields, "AuthenticationPackageName"));
        text.append("   Transited Services: -   Package Name (NTLM only): -   Key Length:  0");
    }

    private static String value(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "-");
    }
}
