/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.TransportNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says, whichever agent has sent it: by its number and its values, which have their names in the XML of the event. */
final class WindowsEvent {
    private static final String REMOTE_DESKTOP = "Microsoft-Windows-TerminalServices-";

    private final Map<String, String> values;
    private final LogEvent event;

    WindowsEvent(Map<String, String> values, LogEvent event) {
        this.values = values;
        this.event = event;
    }

    /**
     * Puts what it says.
     *
     * @param number of the event
     * @param provider whose number that is
     * @return whether it is one that is understood, with all that it needs; if not, nothing is put
     */
    boolean put(int number, String provider) {
        boolean understood = provider.startsWith(REMOTE_DESKTOP)
                ? remoteDesktop(number, provider.substring(REMOTE_DESKTOP.length()))
                : security(number, provider);
        if (understood) {
            event.put(LogField.EVENT_CODE, Integer.toString(number)).put(LogField.EVENT_PROVIDER, provider);
        }
        return understood;
    }

    private boolean security(int number, String provider) {
        if (number == 1102) {
            return provider.equals("Microsoft-Windows-Eventlog") && cleared();
        }
        if (!provider.equals("Microsoft-Windows-Security-Auditing")) {
            return false;
        }
        return switch (number) {
            case 4624 -> value("TargetUserName") != null && logon(true);
            case 4625 -> value("LogonType") != null && logon(false);
            case 4634, 4647 -> value("TargetUserName") != null && logoff();
            case 4648 -> value("TargetUserName") != null && explicit();
            case 4672 -> value("SubjectUserName") != null && privileges();
            case 4740 -> value("TargetUserName") != null && lockedOut();
            case 4768 -> kerberos("kerberos-authentication-ticket-requested");
            case 4769 -> kerberos("kerberos-service-ticket-requested");
            case 4771 -> kerberos("kerberos-preauth-failed");
            case 4776 -> value("TargetUserName") != null && value("Status") != null && validated();
            case 5156, 5157 -> filtered(number == 5156);
            default -> false;
        };
    }

    private boolean logon(boolean success) {
        Outcome.login(event, success);
        account("Target");
        event.put(LogField.LOGIN_TYPE, WindowsWords.logonType(word("LogonType")))
                .put(LogField.LOGIN_METHOD, WindowsWords.method(value("AuthenticationPackageName")))
                .put(LogField.SOURCE_DOMAIN, value("WorkstationName"));
        client("IpAddress", "IpPort");
        if (!success) {
            String reason = WindowsWords.reason(word("SubStatus"));
            event.put(LogField.EVENT_REASON, reason == null ? WindowsWords.reason(word("Status")) : reason);
            String inWords = value("FailureReason");
            if (!event.has(LogField.EVENT_REASON) && inWords != null && !inWords.startsWith("%%")) {
                event.put(LogField.EVENT_REASON, inWords);
            }
        }
        return true;
    }

    private boolean logoff() {
        Outcome.logout(event).put(LogField.LOGIN_TYPE, WindowsWords.logonType(word("LogonType")));
        account("Target");
        return true;
    }

    private boolean explicit() {
        Outcome.authentication(event, "explicit-credentials", true);
        account("Subject");
        event.put(LogField.USER_EFFECTIVE_NAME, value("TargetUserName"));
        client("IpAddress", "IpPort");
        String server = value("TargetServerName");
        IpAddress address = Cursor.address(server);
        if (address != null) {
            event.put(LogField.DESTINATION_IP, address);
        } else {
            event.put(LogField.DESTINATION_ADDRESS, server).put(LogField.DESTINATION_DOMAIN, server);
        }
        return true;
    }

    private boolean privileges() {
        Outcome.authentication(event, "special-privileges", true);
        account("Subject");
        return true;
    }

    private boolean lockedOut() {
        account("Target");
        event.remove(LogField.USER_DOMAIN); // of this event, it is the computer from which somebody tried
        event.put(LogField.EVENT_CATEGORY, "iam")
                .put(LogField.EVENT_TYPE, "user")
                .add(LogField.EVENT_TYPE, "change")
                .put(LogField.EVENT_ACTION, "locked-out-user-account")
                .put(LogField.EVENT_OUTCOME, "success")
                .put(LogField.SOURCE_DOMAIN, value("TargetDomainName"));
        return true;
    }

    private boolean cleared() {
        account("Subject");
        event.put(LogField.EVENT_CATEGORY, "iam")
                .put(LogField.EVENT_TYPE, "admin")
                .add(LogField.EVENT_TYPE, "change")
                .put(LogField.EVENT_ACTION, "audit-log-cleared")
                .put(LogField.EVENT_OUTCOME, "success");
        return true;
    }

    private boolean kerberos(String action) {
        String status = word("Status");
        if (value("TargetUserName") == null) {
            return false;
        }
        // Some agents give no status for a ticket; a preauthentication that failed is in its name.
        boolean refused = action.endsWith("failed");
        if (status == null && !refused) {
            return false;
        }
        boolean success = !refused && WindowsWords.isZero(status);
        Outcome.authentication(event, action, success)
                .put(LogField.EVENT_REASON, success ? null : WindowsWords.kerberosReason(status))
                .put(LogField.LOGIN_METHOD, "kerberos");
        account("Target");
        client("IpAddress", "IpPort");
        return true;
    }

    private boolean validated() {
        boolean success = WindowsWords.isZero(word("Status"));
        Outcome.authentication(event, "credential-validated", success)
                .put(LogField.EVENT_REASON, success ? null : WindowsWords.reason(word("Status")))
                .put(LogField.LOGIN_METHOD, WindowsWords.method(value("PackageName")))
                .put(LogField.SOURCE_DOMAIN, value("Workstation"));
        account("Target");
        return true;
    }

    /** Source is the own side and destination the other one, whoever began (Microsoft's reference of event 5156). */
    private boolean filtered(boolean permitted) {
        String direction = value("Direction");
        boolean inbound = "Inbound".equals(direction) || "%%14592".equals(direction);
        boolean outbound = "Outbound".equals(direction) || "%%14593".equals(direction);
        IpAddress own = Cursor.address(word("SourceAddress"));
        IpAddress other = Cursor.address(word("DestAddress"));
        if (inbound == outbound || own == null || other == null) {
            return false;
        }
        Outcome.firewall(event, permitted ? "allow" : "deny", permitted)
                .put(LogField.NETWORK_DIRECTION, inbound ? "inbound" : "outbound")
                .put(LogField.RULE_ID, word("FilterRTID"))
                .put(LogField.SOURCE_IP, inbound ? other : own)
                .put(LogField.DESTINATION_IP, inbound ? own : other);
        long protocol = number("Protocol");
        TransportNumber.put(event, protocol);
        if (TransportNumber.hasPorts(protocol)) {
            port(LogField.SOURCE_PORT, inbound ? "DestPort" : "SourcePort");
            port(LogField.DESTINATION_PORT, inbound ? "SourcePort" : "DestPort");
        }
        return true;
    }

    private boolean remoteDesktop(int number, String part) {
        if (number == 1149 && part.equals("RemoteConnectionManager") && value("Param1") != null) {
            // Named an authentication, but written before a password is looked at where NLA is off.
            Outcome.network(event, "rdp-connection")
                    .put(LogField.NETWORK_PROTOCOL, "rdp")
                    .put(LogField.USER_NAME, value("Param1"))
                    .put(LogField.USER_DOMAIN, value("Param2"))
                    .put(LogField.SOURCE_IP, Cursor.address(word("Param3")));
            return true;
        }
        String user = value("User");
        if (user == null || !part.equals("LocalSessionManager")) {
            return false;
        }
        switch (number) {
            case 21 -> Outcome.login(event, true).put(LogField.LOGIN_TYPE, "remote-interactive");
            case 23 -> Outcome.logout(event);
            case 24 -> Outcome.session(event, false);
            case 25 -> Outcome.session(event, true);
            default -> {
                return false;
            }
        }
        IpAddress from = Cursor.address(word("Address"));
        if (from == null) {
            event.remove(LogField.LOGIN_TYPE); // "LOCAL": at the console
        } else {
            event.put(LogField.NETWORK_PROTOCOL, "rdp");
        }
        int domain = user.indexOf('\\');
        event.put(LogField.USER_NAME, user.substring(domain + 1))
                .put(LogField.USER_DOMAIN, domain < 0 ? null : user.substring(0, domain))
                .put(LogField.LOGIN_ID, word("SessionID"))
                .put(LogField.SOURCE_IP, from);
        return true;
    }

    /** The account of the subject, or the target. */
    private void account(String whose) {
        String name = value(whose + "UserName");
        String domain = value(whose + "DomainName");
        String sid = word(whose + "UserSid");
        if (name != null && domain != null && name.length() > domain.length() + 1) { // alice@CORP.EXAMPLE, in Kerberos
            int at = name.length() - domain.length() - 1;
            boolean both = name.charAt(at) == '@' && name.regionMatches(true, at + 1, domain, 0, domain.length());
            name = both ? name.substring(0, at) : name;
        }
        event.put(LogField.USER_NAME, name)
                .put(LogField.USER_DOMAIN, domain)
                .put(LogField.USER_ID, sid == null ? word(whose + "Sid") : sid)
                .put(LogField.LOGIN_ID, word(whose + "LogonId"));
    }

    private void client(String address, String port) {
        event.put(LogField.SOURCE_IP, Cursor.address(word(address)));
        if (number(port) != 0) { // 0 is none
            port(LogField.SOURCE_PORT, port);
        }
    }

    private void port(LogField field, String name) {
        long port = number(name);
        if (port >= 0 && port <= 0xFFFF) {
            event.put(field, port);
        }
    }

    private long number(String name) {
        String word = word(name);
        if (word == null) {
            return Cursor.NO_NUMBER;
        }
        Cursor cursor = new Cursor(word);
        long number = cursor.number();
        return cursor.atEnd() ? number : Cursor.NO_NUMBER;
    }

    /** A value; null when there is none, which Windows writes as a dash. */
    private @Nullable String value(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() || value.equals("-") ? null : value;
    }

    /** The first word of a value: behind the last label of a text, explanations may follow. */
    private @Nullable String word(String name) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ') {
                return value.substring(0, i);
            }
        }
        return value;
    }
}
