/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands Windows events of which only the English text is sent, on one line or several: by NXLog's to_syslog_bsd, with number
 * and kind before the text by Eventlog to Syslog, and with what OSSEC's agent has before it. The program must be the provider of the
 * event or that agent, since any program could write such a text.
 */
final class WindowsTextParser implements MessageParser {
    private static final String MICROSOFT = "Microsoft-Windows-";
    private static final String OSSEC = "WinEvtLog";
    private static final String AUDITING = "Security-Auditing";

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        Cursor cursor = new Cursor(message.text());
        if (OSSEC.equals(message.program())) {
            return ossec(cursor, event);
        }
        String provider = provider(message.program());
        if (provider == null) {
            return false;
        }
        long stated = cursor.number();
        if (stated != Cursor.NO_NUMBER && !cursor.skip(": ")) {
            return false;
        }
        if (cursor.skip("AUDIT_SUCCESS ") || cursor.skip("AUDIT_FAILURE ")) {
            cursor.skipBlanks();
        }
        return text(cursor, stated, provider, event);
    }

    /** "Security: AUDIT_SUCCESS(4624): PROVIDER: USER: DOMAIN: COMPUTER: text"; accounts of Windows have no colons. */
    private static boolean ossec(Cursor cursor, LogEvent event) {
        boolean led = cursor.goBehind(": ") && cursor.goBehind("(");
        long number = cursor.number();
        String provider = led && number != Cursor.NO_NUMBER && cursor.skip("): ") ? cursor.upTo(": ") : null;
        if (provider == null || !cursor.goBehind(": ") || !cursor.goBehind(": ")) {
            return false;
        }
        String computer = cursor.upTo(": ");
        if (!text(cursor, number, provider, event)) {
            return false;
        }
        EventFacts.computer(event, computer);
        return true;
    }

    private static boolean text(Cursor cursor, long stated, String provider, LogEvent event) {
        String text = EventLayouts.unescaped(cursor.rest());
        EventLayout layout = EventLayouts.of(text);
        if (layout == null || (stated != Cursor.NO_NUMBER && stated != layout.event())) {
            return false;
        }
        Map<String, String> values = layout.read(text);
        return values != null && new WindowsEvent(values, event).put(layout.event(), provider);
    }

    private static @Nullable String provider(@Nullable String program) {
        if (program == null) {
            return null;
        }
        if (program.equals(AUDITING)) {
            return MICROSOFT + AUDITING;
        }
        return program.startsWith(MICROSOFT) ? program : null;
    }
}
