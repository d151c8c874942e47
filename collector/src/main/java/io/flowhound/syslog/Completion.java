/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.enrich.CommunityId;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Place;
import io.flowhound.enrich.PlaceCache;
import io.flowhound.enrich.Places;
import io.flowhound.enrich.TransportNames;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adds to the fields of a line what follows from them: its host, the other side of a login, names, places and what is related. */
final class Completion {
    private static final int ICMPV6 = 58;
    private static final List<LogField> ADDRESSES = List.of(
            LogField.SOURCE_IP,
            LogField.SOURCE_NAT_IP,
            LogField.DESTINATION_IP,
            LogField.DESTINATION_NAT_IP,
            LogField.OBSERVER_IP);
    private static final List<LogField> USERS = List.of(
            LogField.USER_NAME,
            LogField.USER_EFFECTIVE_NAME,
            LogField.SOURCE_USER_NAME,
            LogField.DESTINATION_USER_NAME);
    private static final List<LogField> HOSTS = List.of(
            LogField.HOST_NAME,
            LogField.SOURCE_DOMAIN,
            LogField.SOURCE_ADDRESS,
            LogField.DESTINATION_DOMAIN,
            LogField.DESTINATION_ADDRESS,
            LogField.DNS_QUESTION_NAME);

    private final PlaceCache places;
    private final HostNames names;
    private final TransportNames transports = TransportNames.load();
    private final CommunityId communityId = new CommunityId();

    Completion(Places places, HostNames names) {
        this.places = new PlaceCache(places);
        this.names = names;
    }

    /**
     * Completes the fields of a line.
     *
     * @param arrival when it arrived, milliseconds since 1970
     */
    void complete(LogEvent event, Sender sender, long arrival) {
        host(event, sender, arrival);
        observer(event);
        loginTarget(event);
        network(event);
        places(event);
        related(event);
    }

    private void host(LogEvent event, Sender sender, long arrival) {
        String hostname = event.text(LogField.HOST_HOSTNAME);
        boolean own = sender.names().speaksOfItself(hostname, arrival);
        if (hostname != null) {
            event.put(LogField.HOST_NAME, hostname.toLowerCase(Locale.ROOT));
        }
        if (!event.has(LogField.HOST_IP)) {
            IpAddress named = Cursor.address(hostname);
            if (named != null) {
                event.put(LogField.HOST_IP, named);
            } else if (own && sender.isKnown() && !isLoopback(sender.address())) {
                event.put(LogField.HOST_IP, sender.address());
                if (hostname == null) {
                    event.put(
                            LogField.HOST_NAME,
                            names.name(sender.address(), event.number(LogField.TIMESTAMP, arrival)));
                }
            }
        }
    }

    /** A device that tells of others: the line is of it, so its host is the observer. */
    private static void observer(LogEvent event) {
        if (!event.has(LogField.OBSERVER_VENDOR) && !event.has(LogField.OBSERVER_TYPE)) {
            return;
        }
        if (!event.has(LogField.OBSERVER_IP)) {
            event.put(LogField.OBSERVER_IP, hostAddress(event));
        }
        if (!event.has(LogField.OBSERVER_NAME)) {
            event.put(LogField.OBSERVER_NAME, event.text(LogField.HOST_HOSTNAME));
        }
    }

    /** Who logs in from elsewhere logs in to the host that tells of it, unless the line names another. */
    private static void loginTarget(LogEvent event) {
        IpAddress source = event.address(LogField.SOURCE_IP);
        IpAddress host = hostAddress(event);
        if (source == null
                || host == null
                || source.equals(host)
                || isLoopback(source)
                || event.has(LogField.DESTINATION_IP)
                || event.has(LogField.DESTINATION_ADDRESS)
                || event.has(LogField.DESTINATION_DOMAIN)
                || !event.members(LogField.EVENT_CATEGORY).contains("authentication")) {
            return;
        }
        event.put(LogField.DESTINATION_IP, host);
    }

    /** Adds once more what was taken away because it followed from addresses or names that are not stored. */
    void repeat(LogEvent event) {
        communityId(event);
        relatedHosts(event);
    }

    private void network(LogEvent event) {
        transport(event);
        IpAddress source = event.address(LogField.SOURCE_IP);
        IpAddress destination = event.address(LogField.DESTINATION_IP);
        IpAddress any = source == null ? destination : source;
        if (any != null && !event.has(LogField.NETWORK_TYPE)) {
            event.put(LogField.NETWORK_TYPE, IpAddress.isIpv4(any.high(), any.low()) ? "ipv4" : "ipv6");
        }
        communityId(event);
    }

    private void communityId(LogEvent event) {
        IpAddress source = event.address(LogField.SOURCE_IP);
        IpAddress destination = event.address(LogField.DESTINATION_IP);
        if (source != null && destination != null && !event.has(LogField.NETWORK_COMMUNITY_ID)) {
            int protocol = (int) event.number(LogField.NETWORK_IANA_NUMBER, CommunityId.NONE);
            boolean icmp = event.has(LogField.FLOW_ICMP_TYPE);
            LogField one = icmp ? LogField.FLOW_ICMP_TYPE : LogField.SOURCE_PORT;
            LogField other = icmp ? LogField.FLOW_ICMP_CODE : LogField.DESTINATION_PORT;
            event.putJson(
                    LogField.NETWORK_COMMUNITY_ID,
                    communityId.json(source, destination, protocol, (int) event.number(one, CommunityId.NONE), (int)
                            event.number(other, CommunityId.NONE)));
        }
    }

    /** Name and number of the protocol follow from each other. */
    private void transport(LogEvent event) {
        String name = event.text(LogField.NETWORK_TRANSPORT);
        if (name == null) {
            event.put(
                    LogField.NETWORK_TRANSPORT,
                    transports.name(event.number(LogField.NETWORK_IANA_NUMBER, TransportNames.UNKNOWN)));
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int number = lower.equals("icmpv6") || lower.equals("icmp6") ? ICMPV6 : transports.number(lower);
        if (number == TransportNames.UNKNOWN) {
            Cursor digits = new Cursor(lower);
            long value = digits.number();
            number = value >= 0 && value <= 255 && digits.atEnd() ? (int) value : number;
        }
        if (number != TransportNames.UNKNOWN) {
            String keyword = transports.name(number);
            event.put(LogField.NETWORK_IANA_NUMBER, number).put(LogField.NETWORK_TRANSPORT, keyword);
        }
    }

    private void places(LogEvent event) {
        places.refresh();
        place(event, event.address(LogField.SOURCE_IP), LogField.SOURCE_GEO, LogField.SOURCE_AS);
        place(event, event.address(LogField.DESTINATION_IP), LogField.DESTINATION_GEO, LogField.DESTINATION_AS);
    }

    private void place(LogEvent event, @Nullable IpAddress address, LogField geo, LogField as) {
        if (address != null) {
            Place place = places.find(address.high(), address.low());
            event.putJson(geo, place.geo()).putJson(as, place.as());
        }
    }

    private static void related(LogEvent event) {
        for (LogField field : ADDRESSES) {
            event.add(LogField.RELATED_IP, event.address(field));
        }
        event.add(LogField.RELATED_IP, hostAddress(event));
        for (Object resolved : event.members(LogField.DNS_RESOLVED_IP)) {
            event.add(LogField.RELATED_IP, resolved instanceof IpAddress address ? address : null);
        }
        for (LogField field : USERS) {
            event.add(LogField.RELATED_USER, event.text(field));
        }
        relatedHosts(event);
    }

    private static void relatedHosts(LogEvent event) {
        for (LogField field : HOSTS) {
            event.add(LogField.RELATED_HOSTS, event.text(field));
        }
    }

    private static @Nullable IpAddress hostAddress(LogEvent event) {
        List<?> addresses = event.members(LogField.HOST_IP);
        return !addresses.isEmpty() && addresses.get(0) instanceof IpAddress address ? address : null;
    }

    private static boolean isLoopback(IpAddress address) {
        return IpAddress.isIpv4(address.high(), address.low())
                ? (address.low() >>> 24 & 0xFF) == 127
                : address.high() == 0 && address.low() == 1;
    }
}
