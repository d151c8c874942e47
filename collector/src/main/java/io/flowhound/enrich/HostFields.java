/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Host;
import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.Subnet;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Adds to flows what {@link HostNames} and the inventory know of their hosts: identity, name, role, site and zone of both sides. Allocates
 * nothing.
 */
final class HostFields {
    private final HostNames names;
    private final MacOwners owners;
    private final boolean lean;

    HostFields(HostNames names, Profile profile) {
        this.names = names;
        this.owners = names.owners();
        this.lean = profile == Profile.LEAN;
    }

    /**
     * Adds them to the sides that have an address.
     *
     * @param nameSource whether it may be said who the client is
     * @param nameDestination whether it may be said who the server is
     */
    void put(
            FlowRecord flow,
            @Nullable Place source,
            @Nullable Place destination,
            Inventory inventory,
            boolean nameSource,
            boolean nameDestination) {
        learn(flow, HostSide.SOURCE, source);
        learn(flow, HostSide.DESTINATION, destination);
        byte[] client = source == null ? null : put(flow, HostSide.SOURCE, source.known(), inventory, nameSource);
        byte[] server = destination == null
                ? null
                : put(flow, HostSide.DESTINATION, destination.known(), inventory, nameDestination);
        if (client != null || server != null) {
            related(flow, client, server);
        }
    }

    /** Unspecified addresses are nobody's: hosts bear them before they have another. Packets to groups teach nothing. */
    private void learn(FlowRecord flow, HostSide side, @Nullable Place place) {
        if (place != null && !place.group() && flow.has(side.mac)) {
            Known known = place.known();
            boolean internal = known.addressId() != null;
            if (internal || !known.internal()) {
                long mac = flow.number(side.mac);
                owners.observe(mac, place.high(), place.low(), internal, flow.number(Field.EVENT_CREATED));
            }
        }
    }

    /** Returns the name, or null. A flow is of whoever had the address when it ended, even if it is told later. */
    private byte @Nullable [] put(FlowRecord flow, HostSide side, Known known, Inventory inventory, boolean disclosed) {
        Lease lease = names.isEmpty()
                ? null
                : names.leaseAt(
                        flow.addressHigh(side.address), flow.addressLow(side.address), flow.number(Field.TIMESTAMP));
        long mac = known.addressId() == null ? 0 : ownMac(flow, side);
        Host host = host(known, inventory, mac, lease);
        if (!lean) {
            place(flow, side, host, known.subnet(), disclosed);
        }
        if (!disclosed) {
            return null;
        }
        identify(flow, side, known, host, mac, lease);
        byte[] name = lean ? null : name(flow, side, host, lease);
        if (name != null) {
            flow.putJson(side.domain, name);
        }
        return name;
    }

    /** The MAC address of a side where it is that of the host itself, else 0. */
    private long ownMac(FlowRecord flow, HostSide side) {
        long mac = flow.number(side.mac);
        return mac != 0 && owners.isHosts(mac, flow.number(Field.EVENT_CREATED)) ? mac : 0;
    }

    /** Who is known by address is asked first: a machine that has several has them for something. */
    private static @Nullable Host host(Known known, Inventory inventory, long mac, @Nullable Lease lease) {
        Host host = known.host();
        if (host != null) {
            return host;
        }
        if (mac != 0) {
            return inventory.host(mac);
        }
        return lease == null ? null : inventory.host(lease.mac());
    }

    private static void place(
            FlowRecord flow, HostSide side, @Nullable Host host, @Nullable Subnet subnet, boolean disclosed) {
        if (host == null && subnet == null) {
            return;
        }
        if (disclosed) { // the only host of a role is known by it
            put(flow, side.role, host == null ? null : host.role(), subnet == null ? null : subnet.role());
        }
        put(flow, side.site, host == null ? null : host.site(), subnet == null ? null : subnet.site());
        put(flow, side.zone, host == null ? null : host.zone(), subnet == null ? null : subnet.zone());
        put(flow, side.subnet, subnet == null ? null : subnet.name(), null);
    }

    private static void put(FlowRecord flow, Field field, byte @Nullable [] text, byte @Nullable [] otherwise) {
        byte[] value = text == null ? otherwise : text;
        if (value != null) {
            flow.putJson(field, value);
        }
    }

    private void identify(
            FlowRecord flow, HostSide side, Known known, @Nullable Host host, long mac, @Nullable Lease lease) {
        byte[] address = known.addressId();
        byte[] name = host == null ? null : host.name();
        if (address != null && name != null) {
            flow.putJson(side.id, name);
        } else if (mac != 0) {
            int start = flow.beginText();
            JsonBuffer text = flow.text();
            text.put('"');
            text.mac(mac);
            text.put('"');
            flow.endText(side.id, start);
        } else if (lease != null) {
            flow.putJson(side.id, lease.id());
        } else if (address != null && !lean) {
            flow.putJson(side.id, address);
        }
    }

    private byte @Nullable [] name(FlowRecord flow, HostSide side, @Nullable Host host, @Nullable Lease lease) {
        byte[] name = host == null ? null : host.name();
        if (name == null && lease != null) {
            name = lease.nameJson();
        }
        if (name == null && !names.isEmpty()) {
            long high = flow.addressHigh(side.address);
            long low = flow.addressLow(side.address);
            name = names.answerAt(high, low, flow.number(Field.TIMESTAMP));
            if (name == null) {
                name = names.reverse(high, low);
            }
        }
        return name;
    }

    private static void related(FlowRecord flow, byte @Nullable [] source, byte @Nullable [] destination) {
        int start = flow.beginText();
        JsonBuffer text = flow.text();
        text.put('[');
        if (source != null) {
            text.put(source);
        }
        if (destination != null && (source == null || !Arrays.equals(source, destination))) {
            if (source != null) {
                text.put(',');
            }
            text.put(destination);
        }
        text.put(']');
        flow.endText(Field.RELATED_HOSTS, start);
    }
}
