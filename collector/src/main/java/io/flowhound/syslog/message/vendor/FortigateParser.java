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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Understands the lines of FortiGate firewalls (FortiOS 5 to 7, default format): pairs of key and value, which stand where others have
 * a header. Names of keys are those of the FortiOS Log Message Reference.
 */
final class FortigateParser implements MessageParser {
    /** Structured data by Fortinet's number at IANA holds the pairs where the format is set to rfc5424. */
    private static final String STRUCTURED = "@12356";

    private static final int LONGEST_HEADER = 256;

    private final KeyTable keys = new KeyTable(
            "action",
            "app",
            "attack",
            "authproto",
            "date",
            "devid",
            "devname",
            "dhcp_msg",
            "dstintf",
            "dstip",
            "dstport",
            "duration",
            "eapuser",
            "eventtime",
            "hostname",
            "interface",
            "ip",
            "locip",
            "locport",
            "logid",
            "log_id",
            "mac",
            "method",
            "msg",
            "policyid",
            "policyname",
            "proto",
            "rcvdbyte",
            "rcvdpkt",
            "reason",
            "remip",
            "remport",
            "sentbyte",
            "sentpkt",
            "service",
            "srcintf",
            "srcip",
            "srcmac",
            "srcport",
            "srcuser",
            "status",
            "subtype",
            "time",
            "trandisp",
            "tranip",
            "tranport",
            "transip",
            "transport",
            "tunnelip",
            "tunneltype",
            "type",
            "tz",
            "ui",
            "unauthuser",
            "user",
            "utmaction",
            "vpntunnel",
            "xauthuser");

    @Override
    public String name() {
        return "fortigate";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        KeyValues line = pairs(message);
        boolean ours =
                line != null && line.text("type") != null && (line.word("logid") + line.word("log_id")).length() > 8;
        if (line == null || !ours || !meaning(line, event)) {
            return false;
        }
        device(line, event);
        return true;
    }

    private @Nullable KeyValues pairs(SyslogMessage message) {
        for (Map.Entry<String, Map<String, String>> element :
                message.structuredData().entrySet()) {
            if (element.getKey().endsWith(STRUCTURED)) {
                return KeyValues.of(keys, element.getValue());
            }
        }
        String body = RecordStart.body(message);
        int start = start(body);
        return start >= 0 && RecordStart.isBehindHeader(message, body, start)
                ? KeyValues.read(keys, body, start)
                : null;
    }

    /** Where the first pair begins, if it is one that their lines begin with; -1 when it is not. */
    private static int start(String body) {
        if (!body.contains("logid=") && !body.contains("log_id=")) {
            return -1;
        }
        int equals = body.indexOf('=');
        int start = Math.max(body.lastIndexOf(' ', equals), body.lastIndexOf('>', equals)) + 1;
        if (start > LONGEST_HEADER) {
            return -1;
        }
        return switch (body.substring(start, equals)) {
            case "date", "time", "itime", "timestamp", "logver", "idseq", "devname", "devid", "eventtime", "tz" ->
                start;
            default -> -1;
        };
    }

    private static boolean meaning(KeyValues line, LogEvent event) {
        String type = line.word("type");
        if (type.equals("traffic")) {
            return FortigateTraffic.traffic(line, event);
        }
        if (type.equals("event")) {
            return FortigateEvents.event(line, event);
        }
        return line.address("srcip") != null && line.address("dstip") != null && FortigateTraffic.security(line, event);
    }

    private static void device(KeyValues line, LogEvent event) {
        String id = line.text("logid");
        event.put(LogField.EVENT_CODE, id == null ? line.text("log_id") : id)
                .put(LogField.OBSERVER_VENDOR, "Fortinet")
                .put(LogField.OBSERVER_PRODUCT, "fortigate");
        if (!event.has(LogField.OBSERVER_TYPE)) {
            event.put(LogField.OBSERVER_TYPE, "firewall");
        }
        line.putNumber(event, LogField.EVENT_DURATION, "duration", 1_000_000_000L);
        String name = line.text("devname");
        if (name != null) {
            event.put(LogField.OBSERVER_NAME, name)
                    .put(LogField.HOST_HOSTNAME, name)
                    .put(LogField.HOST_NAME, name.toLowerCase(Locale.ROOT));
        }
        String program = event.text(LogField.PROCESS_NAME);
        if (program != null && program.indexOf('=') >= 0) { // a pair that was taken for it
            event.remove(LogField.PROCESS_NAME);
        }
        long time = FortigateTime.read(line);
        if (time != SyslogMessage.NO_TIME) {
            event.put(LogField.TIMESTAMP, time).put(LogField.SYSLOG_TIME_SOURCE, "message");
        }
    }
}
