/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.Outcome;
import io.flowhound.syslog.message.SyslogMessage;

/** What TCP wrappers (libwrap) write in the name of the daemon that they guard, such as in.telnetd. */
final class WrapperParser implements MessageParser {
    static final String REFUSED = "refused connect from ";
    private static final String CONNECT = "connect from ";

    @Override
    public String name() {
        return "tcpd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String text = Lines.text(message);
        boolean understood = (text.startsWith(REFUSED) && client(text, REFUSED, event))
                || (text.startsWith(CONNECT) && client(text, CONNECT, event));
        if (understood) {
            protocol(Lines.program(message), event);
        }
        return understood;
    }

    private static void protocol(String program, LogEvent event) {
        if (program.contains("telnetd")) {
            Lines.overTcp(event, "telnet");
        } else if (program.contains("ftpd") && !program.contains("tftpd")) {
            Lines.overTcp(event, "ftp");
        } else if (program.startsWith("sshd")) {
            Lines.overTcp(event, "ssh");
        }
    }

    /** {@code [USER@]HOST[ (ADDRESS)]} behind a beginning. Who is before the at sign is what the client's identd says. */
    static boolean client(String text, String beginning, LogEvent event) {
        int open = text.lastIndexOf(" (");
        boolean inBrackets = open > 0 && text.endsWith(")");
        int end = inBrackets ? open : text.length();
        String host = text.substring(Math.max(text.lastIndexOf('@', end - 1) + 1, beginning.length()), end);
        Client client = inBrackets ? Client.of(text.substring(open + 2, text.length() - 1)) : Client.of(host);
        if (client == null || client.equals(Client.of("unknown")) || (inBrackets && client.address() == null)) {
            return false;
        }
        boolean refused = beginning.equals(REFUSED);
        client.putSource(refused ? Outcome.firewall(event, "reject", false) : Outcome.connection(event, true));
        if (refused) {
            event.put(LogField.EVENT_REASON, "refused connect");
        }
        return true;
    }
}
