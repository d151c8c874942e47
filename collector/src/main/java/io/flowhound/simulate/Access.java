/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a party is connected to the house: what switches, access points and translators know of it beside its address.
 *
 * @param vlan 1 to 4094, or 0 for none
 * @param interfaceIndex the ifIndex on the exporters behind which it is; 0 for none
 * @param networkName the wireless network that it is in; empty without one
 * @param user who has logged in to the wireless network; empty when nobody has
 * @param translated the address that the access point gives its IPv4 packets; null for its own
 * @param samplingRate of how many packets the access point looks at one
 */
public record Access(
        int vlan,
        int interfaceIndex,
        String networkName,
        String user,
        @Nullable InetAddress translated,
        int samplingRate) {
    /** The guests are hidden behind this address of the access point. */
    private static final InetAddress GUESTS_ADDRESS = Octets.inetAddress("192.168.30.2");

    private static final int GUESTS_SAMPLING_RATE = 10;

    /** All rates that there are; each is also the id of the selector that has it. */
    static final List<Integer> SAMPLING_RATES = List.of(1, GUESTS_SAMPLING_RATE);

    /** Nobody in particular: a multicast group. */
    static final Access NONE = wired(0, 0);

    /** The provider's line, with the VLAN that providers of German fibre and DSL lines expect. */
    static final Access INTERNET = wired(7, 1);

    static Access wired(int vlan, int interfaceIndex) {
        return new Access(vlan, interfaceIndex, "", "", null, 1);
    }

    /** A wireless device: those of the family log in by name, things by a key, guests are kept apart. */
    static Access wireless(Role role, String name) {
        if (name.endsWith("-guest")) {
            return new Access(32, 6, "Badger Guests", "", GUESTS_ADDRESS, GUESTS_SAMPLING_RATE);
        }
        if (role == Role.THING || role == Role.SPEAKER) {
            return new Access(31, 5, "Badger Things", "", null, 1);
        }
        boolean personal = role == Role.LAPTOP || name.startsWith("phone-");
        return new Access(30, 4, "Badger Burrow", personal ? name.substring(name.indexOf('-') + 1) : "", null, 1);
    }
}
