/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.windows;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.RecordStart;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands Windows events whose values have names: structured data as NXLog's to_syslog_ietf writes it, and JSON as its to_json
 * does, behind a header of syslog or without. The text of the event, which has the same once more, is not read.
 */
final class NxlogParser implements MessageParser {
    private static final String ID = "EventID";

    @Override
    public String name() {
        return "nxlog";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        Map<String, String> values = structured(message);
        if (values == null) {
            values = json(message);
        }
        if (values == null) {
            return false;
        }
        String provider = values.get("SourceName");
        if (provider == null) {
            provider = message.program();
        }
        int number = EventFacts.number(values.get(ID));
        boolean ofWindows =
                values.containsKey("EventType") || values.containsKey("Channel") || values.containsKey("ProviderGuid");
        if (number < 0 || provider == null || !ofWindows) {
            return false;
        }
        if (!new WindowsEvent(values, event).put(number, provider)) {
            EventFacts.put(event, Integer.toString(number), provider, values.get("EventType"));
        }
        EventFacts.computer(event, values.get("Hostname"));
        String program = event.text(LogField.PROCESS_NAME);
        if (program != null && program.indexOf('"') >= 0) { // JSON that was taken for it
            event.remove(LogField.PROCESS_NAME);
        }
        return true;
    }

    private static @Nullable Map<String, String> structured(SyslogMessage message) {
        if (!message.structuredData().isEmpty()) {
            for (Map<String, String> element : message.structuredData().values()) {
                if (element.containsKey(ID)) {
                    return element;
                }
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> json(SyslogMessage message) {
        if (!message.text().endsWith("}")) {
            return null;
        }
        String body = RecordStart.body(message);
        int start = body.indexOf('{');
        boolean ours = start >= 0
                && RecordStart.isBehindHeader(message, body, start)
                && body.indexOf("\"EventID\"", start) > 0;
        return ours ? FlatJson.read(body, start) : null;
    }
}
