/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layouts of the events whose English texts are understood, of Windows 2008 to 2025. */
final class EventLayouts {
    private static final List<EventLayout> ALL = List.of(
            new EventLayout(
                    4624,
                    "An account was successfully logged on.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Account Domain:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId",
                    "#Logon Information:",
                    "#Logon Type:=LogonType",
                    "#Restricted Admin Mode:",
                    "#Virtual Account:",
                    "#Impersonation Level:",
                    "#New Logon:",
                    "Security ID:=TargetUserSid",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "Logon ID:=TargetLogonId",
                    "#Linked Logon ID:",
                    "#Network Account Name:",
                    "#Network Account Domain:",
                    "#Logon GUID:",
                    "#Process Information:",
                    "#Network Information:",
                    "Workstation Name:=WorkstationName",
                    "Source Network Address:=IpAddress",
                    "Source Port:=IpPort",
                    "#Detailed Authentication Information:",
                    "Logon Process:",
                    "Authentication Package:=AuthenticationPackageName",
                    "Transited Services:"),
            new EventLayout(
                    4625,
                    "An account failed to log on.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Account Domain:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId",
                    "#Logon Type:=LogonType",
                    "#Account For Which Logon Failed:",
                    "Security ID:=TargetUserSid",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "#Failure Information:",
                    "Failure Reason:=FailureReason",
                    "Status:=Status",
                    "#Sub Status:=SubStatus",
                    "#Process Information:",
                    "#Network Information:",
                    "Workstation Name:=WorkstationName",
                    "Source Network Address:=IpAddress",
                    "Source Port:=IpPort",
                    "#Detailed Authentication Information:",
                    "Logon Process:",
                    "Authentication Package:=AuthenticationPackageName",
                    "Transited Services:"),
            new EventLayout(
                    4634,
                    "An account was logged off.",
                    "#Subject:",
                    "Security ID:=TargetUserSid",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "Logon ID:=TargetLogonId",
                    "#Logon Type:=LogonType"),
            new EventLayout(
                    4647,
                    "User initiated logoff:",
                    "#Subject:",
                    "Security ID:=TargetUserSid",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "Logon ID:=TargetLogonId"),
            new EventLayout(
                    4648,
                    "A logon was attempted using explicit credentials.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Account Domain:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId",
                    "Logon GUID:",
                    "#Account Whose Credentials Were Used:",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "Logon GUID:",
                    "#Target Server:",
                    "Target Server Name:=TargetServerName",
                    "Additional Information:",
                    "#Process Information:",
                    "#Network Information:",
                    "Network Address:=IpAddress",
                    "Port:=IpPort"),
            new EventLayout(
                    4672,
                    "Special privileges assigned to new logon.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Account Domain:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId",
                    "#Privileges:"),
            new EventLayout(
                    4740,
                    "A user account was locked out.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Account Domain:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId",
                    "#Account That Was Locked Out:",
                    "Security ID:=TargetSid",
                    "Account Name:=TargetUserName",
                    "#Additional Information:",
                    "Caller Computer Name:=TargetDomainName"),
            new EventLayout(
                    4768,
                    "A Kerberos authentication ticket (TGT) was requested.",
                    "#Account Information:",
                    "Account Name:=TargetUserName",
                    "Supplied Realm Name:=TargetDomainName",
                    "User ID:=TargetSid",
                    "#Service Information:",
                    "#Network Information:",
                    "Client Address:=IpAddress",
                    "Client Port:=IpPort",
                    "#Additional Information:",
                    "Ticket Options:",
                    "Result Code:=Status"),
            new EventLayout(
                    4769,
                    "A Kerberos service ticket was requested.",
                    "#Account Information:",
                    "Account Name:=TargetUserName",
                    "Account Domain:=TargetDomainName",
                    "Logon GUID:",
                    "#Service Information:",
                    "#Network Information:",
                    "Client Address:=IpAddress",
                    "Client Port:=IpPort",
                    "#Additional Information:",
                    "Ticket Options:",
                    "Result Code:=Status",
                    "Ticket Encryption Type:",
                    "Failure Code:=Status"),
            new EventLayout(
                    4771,
                    "Kerberos pre-authentication failed.",
                    "#Account Information:",
                    "Security ID:=TargetSid",
                    "Account Name:=TargetUserName",
                    "#Service Information:",
                    "#Network Information:",
                    "Client Address:=IpAddress",
                    "Client Port:=IpPort",
                    "#Additional Information:",
                    "Ticket Options:",
                    "Failure Code:=Status",
                    "Result Code:=Status"),
            new EventLayout(
                    4776,
                    "The domain controller attempted to validate the credentials for an account.",
                    "Authentication Package:=PackageName",
                    "Logon Account:=TargetUserName",
                    "Source Workstation:=Workstation",
                    "Error Code:=Status"),
            new EventLayout(
                    4776,
                    "The computer attempted to validate the credentials for an account.",
                    "Authentication Package:=PackageName",
                    "Logon Account:=TargetUserName",
                    "Source Workstation:=Workstation",
                    "Error Code:=Status"),
            new EventLayout(
                    1102,
                    "The audit log was cleared.",
                    "#Subject:",
                    "Security ID:=SubjectUserSid",
                    "Account Name:=SubjectUserName",
                    "Domain Name:=SubjectDomainName",
                    "Logon ID:=SubjectLogonId"),
            new EventLayout(
                    5156,
                    "The Windows Filtering Platform has permitted a connection.",
                    "#Application Information:",
                    "#Network Information:",
                    "Direction:=Direction",
                    "Source Address:=SourceAddress",
                    "Source Port:=SourcePort",
                    "Destination Address:=DestAddress",
                    "Destination Port:=DestPort",
                    "Protocol:=Protocol",
                    "#Filter Information:",
                    "Filter Run-Time ID:=FilterRTID",
                    "Layer Name:"),
            new EventLayout(
                    5156,
                    "The Windows Filtering Platform has allowed a connection.",
                    "#Application Information:",
                    "#Network Information:",
                    "Direction:=Direction",
                    "Source Address:=SourceAddress",
                    "Source Port:=SourcePort",
                    "Destination Address:=DestAddress",
                    "Destination Port:=DestPort",
                    "Protocol:=Protocol",
                    "#Filter Information:",
                    "Filter Run-Time ID:=FilterRTID",
                    "Layer Name:"),
            new EventLayout(
                    5157,
                    "The Windows Filtering Platform has blocked a connection.",
                    "#Application Information:",
                    "#Network Information:",
                    "Direction:=Direction",
                    "Source Address:=SourceAddress",
                    "Source Port:=SourcePort",
                    "Destination Address:=DestAddress",
                    "Destination Port:=DestPort",
                    "Protocol:=Protocol",
                    "#Filter Information:",
                    "Filter Run-Time ID:=FilterRTID",
                    "Layer Name:"),
            new EventLayout(
                    1149,
                    "Remote Desktop Services: User authentication succeeded:",
                    "User:=Param1",
                    "Domain:=Param2",
                    "Source Network Address:=Param3"),
            new EventLayout(
                    21,
                    "Remote Desktop Services: Session logon succeeded:",
                    "User:=User",
                    "Session ID:=SessionID",
                    "Source Network Address:=Address"),
            new EventLayout(
                    23,
                    "Remote Desktop Services: Session logoff succeeded:",
                    "User:=User",
                    "Session ID:=SessionID",
                    "Source Network Address:=Address"),
            new EventLayout(
                    24,
                    "Remote Desktop Services: Session has been disconnected:",
                    "User:=User",
                    "Session ID:=SessionID",
                    "Source Network Address:=Address"),
            new EventLayout(
                    25,
                    "Remote Desktop Services: Session reconnection succeeded:",
                    "User:=User",
                    "Session ID:=SessionID",
                    "Source Network Address:=Address"));

    private EventLayouts() {}

    /** The layout of a text, by its first sentence; null when it is not among them. */
    static @Nullable EventLayout of(String text) {
        for (EventLayout layout : ALL) {
            if (layout.isOf(text)) {
                return layout;
            }
        }
        return null;
    }

    /** The values in the text of an event; empty when the text is of another event or language, null when it is not to be believed. */
    static @Nullable Map<String, String> values(int event, String text) {
        EventLayout layout = of(text);
        return layout == null || layout.event() != event ? Map.of() : layout.read(text);
    }

    /** The text with the control characters that rsyslog has escaped (#011) as blanks, so that they end values as others do. */
    static String unescaped(String text) {
        return text.indexOf("#01") < 0
                ? text
                : text.replace("#011", "\t").replace("#012", "\n").replace("#015", "\r");
    }
}
