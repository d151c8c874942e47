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
 * Understands Windows events of which only the English text is sent, on one line or several: by NXLog's to_syslog_bsd, and with
 * number and kind before the text by Eventlog to Syslog. The program must be the provider of the event, since any program could
 * write such a text.
 */
final class WindowsTextParser implements MessageParser {
    private static final String MICROSOFT = "Microsoft-Windows-";
    private static final String AUDITING = "Security-Auditing";

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String provider = provider(message.program());
        if (provider == null) {
            return false;
        }
        Cursor cursor = new Cursor(message.text());
        long stated = cursor.number();
        if (stated != Cursor.NO_NUMBER && !cursor.skip(": ")) {
            return false;
        }
        if (cursor.skip("AUDIT_SUCCESS ") || cursor.skip("AUDIT_FAILURE ")) {
            cursor.skipBlanks();
        }
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
