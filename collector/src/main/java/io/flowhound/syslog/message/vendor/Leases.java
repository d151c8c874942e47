/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** What the messages of DHCP servers have in common: the words for them, whoever wrote them. */
final class Leases {
    static final String DISCOVER = "dhcp-discover";
    static final String OFFER = "dhcp-offer";
    static final String REQUEST = "dhcp-request";
    static final String ACK = "dhcp-ack";
    static final String NAK = "dhcp-nak";
    static final String RELEASE = "dhcp-release";
    static final String DECLINE = "dhcp-decline";
    static final String INFORM = "dhcp-inform";

    private Leases() {}

    /** The action for the name of a message, such as DHCPACK (RFC 2131) or DHCPREPLY (RFC 8415); null when it is none. */
    static @Nullable String action(String message) {
        return switch (message) {
            case "DHCPDISCOVER", "DHCPSOLICIT" -> DISCOVER;
            case "DHCPOFFER", "DHCPADVERTISE" -> OFFER;
            case "DHCPREQUEST", "DHCPRENEW", "DHCPREBIND", "DHCPCONFIRM" -> REQUEST;
            case "DHCPACK", "DHCPREPLY" -> ACK;
            case "DHCPNAK" -> NAK;
            case "DHCPRELEASE" -> RELEASE;
            case "DHCPDECLINE" -> DECLINE;
            case "DHCPINFORM", "DHCPINFORMATION-REQUEST" -> INFORM;
            default -> null;
        };
    }

    /** Puts what all have. A reason is what the server says against it; refusals are failures without one, too. */
    static LogEvent put(LogEvent event, String action, @Nullable String reason) {
        boolean refused = reason != null || action.equals(NAK) || action.equals(DECLINE);
        Outcome.network(event, action)
                .put(LogField.EVENT_REASON, reason)
                .put(LogField.OBSERVER_TYPE, "dhcp")
                .put(LogField.NETWORK_PROTOCOL, "dhcp");
        return refused ? event.put(LogField.EVENT_OUTCOME, "failure") : event;
    }
}
