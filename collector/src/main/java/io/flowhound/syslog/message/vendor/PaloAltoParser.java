/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.RecordStart;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Locale;

/**
 * Understands the lines of Palo Alto firewalls (PAN-OS 8.1 to 11, default format): fields between commas, whose places are those of
 * the field descriptions for syslog in the PAN-OS Administrator's Guide. Versions differ in how many come at the end.
 */
final class PaloAltoParser implements MessageParser {
    private static final int TYPE = 3;
    private static final String TIME = ",0000/00/00 00:00:00,";

    @Override
    public String name() {
        return "paloalto";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        String body = RecordStart.body(message);
        int start = start(body);
        if (start < 0 || !RecordStart.isBehindHeader(message, body, start)) {
            return false;
        }
        CommaFields line = new CommaFields(body, start);
        boolean understood = switch (line.get(TYPE)) {
            case "TRAFFIC" -> PaloAltoTraffic.traffic(line, event);
            case "THREAT" -> PaloAltoTraffic.threat(line, event);
            case "SYSTEM" -> PaloAltoEvents.system(line, event);
            case "GLOBALPROTECT" -> PaloAltoEvents.globalProtect(line, event);
            case "CONFIG" -> PaloAltoEvents.configuration(line, event);
            default -> false;
        };
        if (understood) {
            device(line, event);
        }
        return understood;
    }

    /** Where the first field begins: the second one is a time; -1 when there is no such record. */
    private static int start(String body) {
        int comma = body.indexOf(',');
        while (comma >= 0 && comma + TIME.length() <= body.length()) {
            if (isTime(body, comma)) {
                return Math.max(body.lastIndexOf(' ', comma), body.lastIndexOf('>', comma)) + 1;
            }
            comma = comma < TIME.length() * 8 ? body.indexOf(',', comma + 1) : -1;
        }
        return -1;
    }

    private static boolean isTime(String body, int at) {
        for (int i = 0; i < TIME.length(); i++) {
            char character = body.charAt(at + i);
            char wanted = TIME.charAt(i);
            boolean digit = character >= '0' && character <= '9';
            if (wanted == '0' ? !digit : character != wanted) {
                return false;
            }
        }
        return true;
    }

    private static void device(CommaFields line, LogEvent event) {
        event.put(LogField.OBSERVER_VENDOR, "Palo Alto Networks")
                .put(LogField.OBSERVER_PRODUCT, "pan-os")
                .put(LogField.OBSERVER_TYPE, "firewall");
        String name = switch (line.get(TYPE)) {
            case "TRAFFIC" -> line.get(52);
            case "THREAT" -> line.get(59);
            case "SYSTEM" -> line.get(22);
            default -> "";
        };
        // A header reader may have taken the first fields for host and program.
        remove(event, LogField.PROCESS_NAME);
        remove(event, LogField.HOST_HOSTNAME);
        remove(event, LogField.HOST_NAME);
        if (!name.isBlank()) {
            event.put(LogField.OBSERVER_NAME, name);
            if (!event.has(LogField.HOST_HOSTNAME)) {
                event.put(LogField.HOST_HOSTNAME, name).put(LogField.HOST_NAME, name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void remove(LogEvent event, LogField field) {
        String value = event.text(field);
        if (value != null && value.indexOf(',') >= 0) {
            event.remove(field);
        }
    }
}
