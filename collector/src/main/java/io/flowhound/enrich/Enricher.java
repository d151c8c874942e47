/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.Json;
import io.flowhound.schema.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each flow what can be known without asking anybody: places, locality and direction, names of protocol and
 * service, community id, names and identity of hosts, the inventory, threat lists. Not safe for use by several threads.
 */
public final class Enricher implements FlowHandler {
    private static final byte[] IPV4 = Json.string("ipv4");
    private static final byte[] IPV6 = Json.string("ipv6");
    private static final byte[] INTERNAL = Json.string("internal");
    private static final byte[] EXTERNAL = Json.string("external");
    private static final byte[] INBOUND = Json.string("inbound");
    private static final byte[] OUTBOUND = Json.string("outbound");

    private final Places known;
    private final PlaceCache places;
    private final TransportNames transports;
    private final ServiceNames services;
    private final HostFields hosts;
    private final FlowMasking masking;
    private final PacketNames packets;
    private final ThreatFields threats;
    private final CommunityId communityId = new CommunityId();
    private final boolean lean;
    private final FlowHandler next;

    /** As the other, where nobody learns who has which address. */
    public Enricher(
            Places places, TransportNames transports, ServiceNames services, Profile profile, FlowHandler next) {
        this(places, transports, services, HostNames.none(), profile, next);
    }

    /** @param names who has which address; others teach it, between two flows of this thread */
    public Enricher(
            Places places,
            TransportNames transports,
            ServiceNames services,
            HostNames names,
            Profile profile,
            FlowHandler next) {
        this(places, transports, services, names, Masking.none(), profile, next);
    }

    /** @param masking what is stored of addresses; all but the community id is made from the true ones before */
    public Enricher(
            Places places,
            TransportNames transports,
            ServiceNames services,
            HostNames names,
            Masking masking,
            Profile profile,
            FlowHandler next) {
        this.masking = new FlowMasking(masking);
        this.threats = new ThreatFields(masking);
        this.known = places;
        this.places = new PlaceCache(places);
        this.transports = transports;
        this.services = services;
        this.hosts = new HostFields(names, profile);
        this.packets = new PacketNames(profile);
        this.lean = profile == Profile.LEAN;
        this.next = next;
    }

    @Override
    public void ahead(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {
        places.ahead(sourceHigh, sourceLow);
        places.ahead(destinationHigh, destinationLow);
    }

    @Override
    public void flow(FlowRecord flow) {
        places.refresh();
        names(flow);
        packets.put(flow);
        Place client = place(flow, Field.SOURCE_IP);
        Place server = place(flow, Field.DESTINATION_IP);
        if (client != null && server != null) {
            sides(flow, client, server);
        }
        Inventory inventory = known.inventory();
        if (!lean) {
            ExporterFields.put(flow, inventory);
        }
        if (masking.isOn()) {
            mask(flow, client, server, inventory);
        } else {
            hosts.put(flow, client, server, inventory, true, true);
        }
        if (!lean) {
            communityId.put(flow);
        }
        next.flow(flow);
    }

    private @Nullable Place place(FlowRecord flow, Field address) {
        return flow.has(address) ? places.find(flow.addressHigh(address), flow.addressLow(address)) : null;
    }

    private void mask(FlowRecord flow, @Nullable Place client, @Nullable Place server, Inventory inventory) {
        boolean coversClient = masking.coversSource(flow);
        boolean coversServer = masking.coversDestination(flow);
        hosts.put(flow, client, server, inventory, !coversClient, !coversServer);
        masking.apply(flow, coversClient, coversServer);
    }

    private void names(FlowRecord flow) {
        if (!flow.has(Field.NETWORK_IANA_NUMBER)) {
            return;
        }
        int protocol = (int) flow.number(Field.NETWORK_IANA_NUMBER);
        byte[] transport = transports.json(protocol);
        if (transport != null) {
            flow.putJson(Field.NETWORK_TRANSPORT, transport);
        }
        if (flow.has(Field.DESTINATION_PORT)) {
            service(flow, protocol, (int) flow.number(Field.DESTINATION_PORT));
        }
    }

    /** Rules of the user go first; their application too, since whoever wrote it knows the server better than a classifier. */
    private void service(FlowRecord flow, int protocol, int port) {
        ServiceRule rule = flow.has(Field.DESTINATION_IP)
                ? services.rule(
                        protocol, port, flow.addressHigh(Field.DESTINATION_IP), flow.addressLow(Field.DESTINATION_IP))
                : null;
        byte[] name = rule == null ? services.json(protocol, port) : rule.name();
        if (name != null) {
            flow.putJson(Field.NETWORK_PROTOCOL, name);
        }
        byte[] application = rule == null ? null : rule.application();
        if (application != null) {
            flow.putJson(Field.NETWORK_APPLICATION, application);
        }
    }

    private void sides(FlowRecord flow, Place client, Place server) {
        flow.putJson(Field.NETWORK_TYPE, flow.isIpv4(Field.SOURCE_IP) ? IPV4 : IPV6);
        place(flow, client, Field.SOURCE_GEO, Field.SOURCE_AS, Field.SOURCE_AS_NUMBER);
        place(flow, server, Field.DESTINATION_GEO, Field.DESTINATION_AS, Field.DESTINATION_AS_NUMBER);
        boolean from = client.internal();
        // A group address can only be reached in the network that the packet is in: that of its sender.
        boolean to = server.group() ? from : server.internal();
        flow.putJson(Field.FLOW_SOURCE_LOCALITY, from ? INTERNAL : EXTERNAL);
        flow.putJson(Field.FLOW_DESTINATION_LOCALITY, to ? INTERNAL : EXTERNAL);
        flow.putJson(Field.NETWORK_DIRECTION, from ? (to ? INTERNAL : OUTBOUND) : to ? INBOUND : EXTERNAL);
        threats.put(flow, client, server);
    }

    /**
     * What the database says of the AS goes before what the exporter does, so that number and name are of the same one, and devices without
     * routes, which export their own AS or that of their neighbour, do not change it. Where the database has none the exporter's stays.
     */
    private static void place(FlowRecord flow, Place place, Field geo, Field as, Field asNumber) {
        byte[] geoJson = place.geo();
        if (geoJson != null) {
            flow.putJson(geo, geoJson);
        }
        byte[] asJson = place.as();
        if (asJson != null) {
            flow.remove(asNumber);
            flow.putJson(as, asJson);
        }
    }
}
