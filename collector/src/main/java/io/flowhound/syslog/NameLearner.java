/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.enrich.HostNames;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Teaches {@link HostNames} what log lines tell of leases and of answers of DNS: lines with the actions {@code dhcp-ack}, {@code
 * dhcp-release} and {@code dns-answer}, whoever wrote them. For one thread, that of the flows.
 */
public final class NameLearner {
    private static final int MOST_CHAINS = 256;
    /** The lines of one answer are written at once; what comes later is of another. */
    private static final long CHAIN_MILLIS = 2_000;

    private static final int MAC_DIGITS = 12;
    private static final IpAddress NOBODY = new IpAddress(0, 0);

    private final HostNames names;
    private final Map<IpAddress, Chain> chains = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, Chain> eldest) {
            return size() > MOST_CHAINS;
        }
    };

    /**
     * An answer that goes by way of other names: what was asked for is what people know, and not the last name of the chain.
     *
     * @param question the name that was asked for
     * @param canonical the name with the addresses; null until it was told
     */
    private record Chain(String question, @Nullable String canonical, long time) {}

    public NameLearner(HostNames names) {
        this.names = names;
    }

    /** Learns from a line, if it tells of a lease or a name. It must have all its fields, {@code @timestamp} among them. */
    public void learn(LogEvent event) {
        String action = event.text(LogField.EVENT_ACTION);
        if (action == null) {
            return;
        }
        switch (action) {
            case "dhcp-ack" -> lease(event);
            case "dhcp-release" -> release(event);
            case "dns-answer" -> answer(event);
            case "dns-query" -> chains.remove(server(event));
            default -> {}
        }
    }

    private void lease(LogEvent event) {
        IpAddress ip = event.address(LogField.SOURCE_IP);
        if (ip == null || "failure".equals(event.text(LogField.EVENT_OUTCOME))) {
            return;
        }
        long mac = mac(event);
        String name = event.text(LogField.SOURCE_DOMAIN);
        if (mac != 0) {
            names.lease(ip, mac, name, time(event));
        } else if (name != null) { // DHCPv6 names a machine by a number of its own choice, which flows do not show
            names.answer(name, ip, time(event));
        }
    }

    private void release(LogEvent event) {
        IpAddress ip = event.address(LogField.SOURCE_IP);
        if (ip != null) {
            names.release(ip, mac(event), time(event));
        }
    }

    /** Of a chain of names dnsmasq tells each in a line of its own: {@code NAME is <CNAME>}, and the last one with its addresses. */
    private void answer(LogEvent event) {
        String name = event.text(LogField.DNS_QUESTION_NAME);
        if (name == null) {
            return;
        }
        IpAddress server = server(event);
        long time = time(event);
        Chain chain = chains.get(server);
        if (chain != null && Math.abs(time - chain.time) > CHAIN_MILLIS) {
            chain = null;
        }
        List<?> addresses = event.members(LogField.DNS_RESOLVED_IP);
        if (addresses.isEmpty()) {
            goOn(event, server, chain, name, time);
            return;
        }
        String asked = name;
        if (chain != null && (chain.canonical == null || chain.canonical.equals(name))) {
            asked = chain.question;
            chains.put(server, new Chain(asked, name, time));
        } else {
            chains.remove(server);
        }
        for (Object address : addresses) {
            if (address instanceof IpAddress ip) {
                names.answer(asked, ip, time);
            }
        }
    }

    private void goOn(LogEvent event, IpAddress server, @Nullable Chain chain, String name, long time) {
        String message = event.text(LogField.MESSAGE);
        if (message == null || !message.stripTrailing().endsWith("<CNAME>")) {
            chains.remove(server);
        } else if (chain == null || chain.canonical != null) {
            chains.put(server, new Chain(name, null, time));
        }
    }

    private static long time(LogEvent event) {
        return event.number(LogField.TIMESTAMP, 0);
    }

    private static IpAddress server(LogEvent event) {
        IpAddress sender = event.address(LogField.SYSLOG_SENDER_IP);
        return sender == null ? NOBODY : sender;
    }

    /** The MAC address in the low 48 bits; 0 when there is none. */
    private static long mac(LogEvent event) {
        String text = event.text(LogField.SOURCE_MAC);
        if (text == null) {
            return 0;
        }
        long mac = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int digit = Character.digit(character, 16);
            if (digit >= 0) {
                mac = mac << 4 | digit;
                digits++;
            } else if (character != '-' && character != ':') {
                return 0;
            }
        }
        return digits == MAC_DIGITS ? mac : 0;
    }
}
