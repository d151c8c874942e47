/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MacText;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;

/** Understands who joins and leaves a wireless network, as hostapd of Linux, OpenWrt and UniFi tells it. */
final class HostapdParser implements MessageParser {
    private static final String AUTHENTICATED = "wifi-authenticated";
    private static final String ASSOCIATED = "wifi-associated";
    private static final String DISASSOCIATED = "wifi-disassociated";

    @Override
    public String name() {
        return "hostapd";
    }

    @Override
    public boolean parse(SyslogMessage message, LogEvent event) {
        Cursor cursor = new Cursor(message.text());
        String program = message.program();
        boolean named = named(cursor);
        if (!named && (program == null || !program.startsWith("hostapd"))) {
            return false;
        }
        String device = cursor.upTo(": ");
        return device != null && !device.isEmpty() && device.indexOf(' ') < 0 && event(device, cursor, event, named);
    }

    /** UniFi has its model, MAC and version where others have the program, so that the program is in the text. */
    private static boolean named(Cursor cursor) {
        String model = cursor.word();
        if (!model.endsWith(":") || model.indexOf(',') < 0) {
            cursor.position(0);
        }
        if (cursor.skip("hostapd: ") || (cursor.skip("hostapd[") && cursor.goBehind("]: "))) {
            return true;
        }
        cursor.position(0);
        return false;
    }

    private static boolean event(String device, Cursor cursor, LogEvent event, boolean named) {
        boolean understood = cursor.skip("STA ") ? station(cursor, event) : control(cursor, event);
        if (understood) {
            event.put(LogField.OBSERVER_TYPE, "access-point").put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, device);
        }
        if (understood && named) {
            event.put(LogField.PROCESS_NAME, "hostapd");
        }
        return understood;
    }

    private static boolean station(Cursor cursor, LogEvent event) {
        String mac = MacText.read(cursor.word());
        if (mac == null) {
            return false;
        }
        if (cursor.skip("IEEE 802.11: ")) {
            return radio(mac, cursor, event);
        }
        if (cursor.skip("IEEE 802.1X: ")) {
            return eap(mac, cursor, event);
        }
        if (cursor.skip("WPA: pairwise key handshake completed")) {
            return put(event, mac, AUTHENTICATED, "info", "success", null);
        }
        if (cursor.skip("RADIUS: starting accounting session")) {
            return put(event, mac, "session-opened", "start", "success", null);
        }
        return cursor.skip("RADIUS: stopped accounting session")
                && put(event, mac, "session-closed", "end", "success", null);
    }

    private static boolean radio(String mac, Cursor cursor, LogEvent event) {
        String word = cursor.word();
        String rest = cursor.rest();
        String reason = rest.startsWith("due to ") ? rest : null;
        return switch (word) {
            case "authenticated" -> put(event, mac, AUTHENTICATED, "info", "success", null);
            case "associated" -> put(event, mac, ASSOCIATED, "start", "success", null);
            case "disassociated" -> put(event, mac, DISASSOCIATED, "end", "success", reason);
            case "deauthenticated" -> put(event, mac, "wifi-deauthenticated", "end", "success", reason);
            case "disconnected" -> put(event, mac, DISASSOCIATED, "end", "success", reason);
            default -> false;
        };
    }

    private static boolean eap(String mac, Cursor cursor, LogEvent event) {
        if (cursor.skip("STA identity '")) {
            String rest = cursor.rest();
            if (!rest.endsWith("'")) {
                return false;
            }
            put(event, mac, "wifi-identity", "info", "unknown", null);
            event.put(LogField.USER_NAME, rest.substring(0, rest.length() - 1));
            return true;
        }
        if (cursor.skip("authenticated")) {
            return put(event, mac, AUTHENTICATED, "info", "success", null);
        }
        return cursor.skip("authentication failed") && put(event, mac, AUTHENTICATED, "info", "failure", null);
    }

    /** Messages of hostapd's control interface, which newer ones log, too. */
    private static boolean control(Cursor cursor, LogEvent event) {
        String word = cursor.word();
        String mac = MacText.read(cursor.word());
        if (mac == null) {
            return false;
        }
        return switch (word) {
            case "AP-STA-CONNECTED" -> put(event, mac, ASSOCIATED, "start", "success", null);
            case "AP-STA-DISCONNECTED" -> put(event, mac, DISASSOCIATED, "end", "success", null);
            case "CTRL-EVENT-EAP-SUCCESS", "CTRL-EVENT-EAP-SUCCESS2" ->
                put(event, mac, AUTHENTICATED, "info", "success", null);
            case "CTRL-EVENT-EAP-FAILURE", "CTRL-EVENT-EAP-FAILURE2" ->
                put(event, mac, AUTHENTICATED, "info", "failure", null);
            case "AP-STA-POSSIBLE-PSK-MISMATCH" ->
                put(event, mac, AUTHENTICATED, "info", "failure", "possible psk mismatch");
            default -> false;
        };
    }

    private static boolean put(
            LogEvent event, String mac, String action, String type, String outcome, @Nullable String reason) {
        event.put(LogField.EVENT_CATEGORY, "network")
                .add(LogField.EVENT_CATEGORY, "session")
                .put(LogField.EVENT_TYPE, type)
                .put(LogField.EVENT_ACTION, action)
                .put(LogField.EVENT_OUTCOME, outcome)
                .put(LogField.EVENT_REASON, reason)
                .put(LogField.SOURCE_MAC, mac);
        return true;
    }
}
