/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import java.util.Locale;

/**
 * Reads the messages of Cisco ASA, PIX, FWSM and FTD that tell of connections, denied packets, translations and logins (Cisco
 * Secure Firewall ASA Series Syslog Messages). The number of a message decides its form.
 */
final class CiscoAsaParser implements MessageParser {
    @Override
    public String name() {
        return "cisco-asa";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        CiscoId id = message.line().indexOf('%') < 0 ? null : CiscoId.of(message);
        if (id == null || !CiscoId.isFirewall(id.facility()) || !understands(id.mnemonic(), id.text(), event)) {
            return false;
        }
        event.put(LogField.EVENT_CODE, id.code())
                .put(LogField.OBSERVER_VENDOR, "Cisco")
                .put(LogField.OBSERVER_PRODUCT, id.facility().toLowerCase(Locale.ROOT))
                .put(LogField.OBSERVER_TYPE, "firewall");
        return true;
    }

    private static boolean understands(String number, String text, LogEvent event) {
        return switch (number) {
            case "302013", "302015", "302303", "302305" -> AsaConnections.built(text, event);
            case "302014", "302016", "302304", "302306" -> AsaConnections.teardown(text, event);
            case "302020" -> AsaConnections.icmp(text, true, event);
            case "302021" -> AsaConnections.icmp(text, false, event);
            case "305009", "305011" -> AsaConnections.translation(text, true, event);
            case "305010", "305012" -> AsaConnections.translation(text, false, event);
            case "507003" -> AsaConnections.inspected(text, event);
            case "106001", "106006", "106007", "106015", "106016", "106017", "106020", "106021", "106022" ->
                AsaDenials.fromTo(text, event);
            case "106010", "106014", "106023", "305005", "305006", "305013", "313005" ->
                AsaDenials.sourceDestination(text, event);
            case "106100", "106102", "106103" -> AsaDenials.accessList(text, event);
            case "313001", "313004", "313008" -> AsaDenials.icmp(text, event);
            case "710001", "710002", "710003", "710004", "710005", "710006" -> AsaDenials.toTheBox(text, event);
            case "430002", "430003" -> FtdConnection.read(text, event);
            default -> AsaLogins.read(number, text, event);
        };
    }
}
