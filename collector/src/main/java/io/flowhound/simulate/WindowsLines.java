/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.simulate.TriedLogin.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the event log of a machine with Windows says of logins to it, as Snare or NXLog forward it. */
final class WindowsLines {
    static final String LOGIN = "windows-login";
    static final String FAILED = "windows-failed";

    private static final int NETWORK = 3;
    private static final int REMOTE_INTERACTIVE = 10;
    private static final int SERVICE = 5;
    private static final String DOMAIN = "BADGER";
    private static final String NO_ADDRESS = "-";

    private final LogBook book;
    private final Dice dice;
    private long records = 100_000;

    WindowsLines(LogBook book, Dice dice) {
        this.book = book;
        this.dice = dice;
    }

    /** Writes all of it, and says how much of who logged in arrives. */
    LoginTruth.Proof write(LogSource source, TriedLogin login) {
        boolean remote = login.service() == LoginService.RDP;
        // Drawn whatever comes of it, so that nothing else depends on it.
        long first = login.after(dice.between(150, 900));
        long second = Math.min(login.end(), first + dice.between(100, 900));
        String logonId = "0x" + Long.toHexString(dice.between(0x10_000L, 0xFFF_FFFFL));
        if (login.result() == Result.NO_TRY) {
            return LoginTruth.Proof.NONE;
        }
        boolean success = login.result() == Result.SUCCESS;
        WindowsEvent.Account account = account(login.credential().account(), logonId);
        // Behind HTTP.sys and Kerberos nobody knows where a login by WinRM came from; RDP hides the port.
        boolean hidden = source.terse() && !remote;
        String address = hidden ? NO_ADDRESS : login.from();
        String port = hidden ? NO_ADDRESS : source.terse() ? "0" : "" + login.clientPort();
        boolean arrives = log(source, first, WindowsEvent.logon(success, account, NETWORK, address, port, hidden));
        if (remote && success) {
            arrives |= log(source, second, WindowsEvent.logon(true, account, REMOTE_INTERACTIVE, address, port, false));
        }
        if (success) {
            log(source, login.end(), WindowsEvent.logoff(account, remote ? REMOTE_INTERACTIVE : NETWORK));
        }
        if (!arrives || hidden) {
            return LoginTruth.Proof.NONE;
        }
        return source.terse() ? LoginTruth.Proof.ADDRESS : LoginTruth.Proof.PORT;
    }

    /** A program of the machine itself begins to run: the most frequent logon of all. */
    void service(LogSource source, long time) {
        log(
                source,
                time,
                WindowsEvent.logon(true, WindowsEvent.Account.SYSTEM, SERVICE, NO_ADDRESS, NO_ADDRESS, false));
    }

    private static WindowsEvent.Account account(String name, String logonId) {
        String sid = "S-1-5-21-1004336348-1177238915-682003330-" + SshdLines.uid(name);
        return new WindowsEvent.Account(sid, name, DOMAIN, logonId);
    }

    private boolean log(LogSource source, long time, WindowsEvent event) {
        records += dice.between(1, 9);
        String kind = event.number() == 4634
                ? "windows-logout"
                : event.logonType() == SERVICE ? "windows-service" : event.audit() ? LOGIN : FAILED;
        LogMessage message = source.header() == LogHeader.RFC5424
                ? nxlog(kind, event)
                : LogMessage.of(
                        kind,
                        LogMessage.USER_NOTICE,
                        "",
                        0,
                        SnareText.of(event, source.name(), source.stated(time), records));
        return book.write(source, time, message);
    }

    private LogMessage nxlog(String kind, WindowsEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("EventType", event.audit() ? "AUDIT_SUCCESS" : "AUDIT_FAILURE");
        fields.put("EventID", "" + event.number());
        fields.put("RecordNumber", "" + records);
        fields.put("Channel", "Security");
        fields.put("Category", event.task());
        fields.putAll(event.subject());
        fields.putAll(event.target());
        fields.put("LogonType", "" + event.logonType());
        fields.putAll(event.network());
        fields.put("SourceModuleType", "im_msvistalog");
        StringBuilder structured = new StringBuilder("[NXLOG@14506");
        fields.forEach((name, value) ->
                structured.append(' ').append(name).append("=\"").append(value).append('"'));
        structured.append(']');
        return new LogMessage(
                kind,
                LogMessage.USER_INFO,
                "Microsoft-Windows-Security-Auditing",
                712,
                structured.toString(),
                SnareText.words(event));
    }
}
