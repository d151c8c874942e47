/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;

/**
 * Reads the messages of Cisco IOS, IOS XE, IOS XR and NX-OS that tell of packets at access lists, of connections through the firewall
 * of IOS, of logins and of changes to the configuration.
 */
final class CiscoIosParser implements MessageParser {
    @Override
    public String name() {
        return "cisco-ios";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        CiscoId id = message.line().indexOf('%') < 0 ? null : CiscoId.of(message);
        if (id == null || CiscoId.isFirewall(id.facility()) || !understands(id, event)) {
            return false;
        }
        event.put(LogField.EVENT_CODE, id.code())
                .put(LogField.EVENT_PROVIDER, id.facility())
                .put(LogField.OBSERVER_VENDOR, "Cisco");
        return true;
    }

    private static boolean understands(CiscoId id, LogEvent event) {
        String text = id.text();
        return switch (id.mnemonic()) {
            case "IPACCESSLOGP", "IPACCESSLOGDP", "IPACCESSLOGRP", "IPACCESSLOGNP", "IPACCESSLOGS" ->
                IosPackets.accessList(text, event);
            case "ACCESSLOGP", "ACCESSLOGDP", "ACCESSLOGRP", "ACCESSLOGNP", "ACCESSLOGSP", "ACCESSLOGS" ->
                IosPackets.accessList(text, event);
            case "SESS_AUDIT_TRAIL_START" -> IosPackets.session(text, true, event);
            case "SESS_AUDIT_TRAIL" -> IosPackets.session(text, false, event);
            case "DROP_PKT" -> IosPackets.dropped(text, event);
            default -> IosLogins.read(id, event);
        };
    }
}
