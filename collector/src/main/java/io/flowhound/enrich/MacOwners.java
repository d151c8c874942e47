/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Knows which MAC addresses in flows are those of the hosts themselves, and not of a router between them and the exporter. One is its
 * host's when it was seen for ten minutes with the addresses of one machine alone: within an hour, one of IPv4 and four of IPv6, all of
 * them internal; link-local ones are not counted, since no router forwards them. Else it is a router's for a day.
 *
 * <p>Bounded: a set of four has room for the MAC addresses seen last that belong there. Whoever is pushed out has to be seen anew, and is
 * nobody's until then. Goes by arrival times, milliseconds since 1970, so that the same entries of the journal teach the same. MAC
 * addresses are in the low 48 bits. To ask allocates nothing. Not safe for use by several threads.
 */
final class MacOwners {
    /** How long one must be seen with the same addresses. */
    static final long PROVEN_MILLIS = TimeUnit.MINUTES.toMillis(10);
    /** After which time an address that was not seen again may be followed by another. */
    static final long FORGOTTEN_MILLIS = TimeUnit.HOURS.toMillis(1);
    /** How long one counts as a router's that was seen as such. */
    static final long ROUTER_MILLIS = TimeUnit.DAYS.toMillis(1);

    static final int SET_BITS = 12;
    static final int WAYS = 4;

    private static final int SLOTS = WAYS << SET_BITS;
    /** One of IPv4, then those of IPv6. */
    private static final int ADDRESSES = 5;

    private static final int NONE = -1;
    private static final long GROUP_BIT = 1L << 40;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long MAPPED = 0xFFFF;
    private static final long LINK_LOCAL = 0x3FA; // fe80::/10

    /** 0 in free slots. Nothing is reserved before the first exporter tells of MAC addresses: most do not. */
    private long[] macs = {};

    private long[] provenAt = {};
    private long[] routerUntil = {};
    private long[] lastSeen = {};
    /** For each slot its addresses, each of them in two parts; 0 where there is none. */
    private long[] addresses = {};

    private long[] addressSeen = {};
    private int size;

    int size() {
        return size;
    }

    /** Whether a number can be the MAC address of one machine. */
    static boolean isMachine(long mac) {
        return mac > 0 && (mac & GROUP_BIT) == 0;
    }

    /**
     * A flow had a MAC address and an address on the same side.
     *
     * @param internal whether the address, IPv4 mapped, is in one's own networks
     */
    void observe(long mac, long high, long low, boolean internal, long arrival) {
        if (!isMachine(mac)) {
            return;
        }
        int slot = find(mac);
        if (slot == NONE) {
            slot = take(mac, arrival);
        }
        lastSeen[slot] = arrival;
        if (!internal) {
            routerUntil[slot] = arrival + ROUTER_MILLIS;
        } else if (high >>> 54 != LINK_LOCAL) {
            observe(slot, high, low, arrival);
        }
    }

    private void observe(int slot, long high, long low, long arrival) {
        boolean ipv4 = high == 0 && low >>> 32 == MAPPED;
        int first = slot * ADDRESSES + (ipv4 ? 0 : 1);
        int end = slot * ADDRESSES + (ipv4 ? 1 : ADDRESSES);
        int room = NONE;
        for (int at = end - 1; at >= first; at--) {
            if (addresses[2 * at] == high && addresses[2 * at + 1] == low) {
                addressSeen[at] = arrival;
                return;
            }
            boolean free = (addresses[2 * at] | addresses[2 * at + 1]) == 0;
            if (free || arrival - addressSeen[at] >= FORGOTTEN_MILLIS) {
                room = at;
            }
        }
        if (room == NONE) {
            routerUntil[slot] = arrival + ROUTER_MILLIS;
            return;
        }
        if ((addresses[2 * room] | addresses[2 * room + 1]) != 0) {
            provenAt[slot] =
                    arrival + PROVEN_MILLIS; // another address than before: it may be another machine behind a router
        }
        addresses[2 * room] = high;
        addresses[2 * room + 1] = low;
        addressSeen[room] = arrival;
    }

    /** Whether a MAC address is known to be that of the host itself. */
    boolean isHosts(long mac, long arrival) {
        int slot = find(mac);
        return slot != NONE && arrival >= provenAt[slot] && arrival >= routerUntil[slot];
    }

    private int find(long mac) {
        if (size == 0) {
            return NONE;
        }
        int first = first(mac);
        for (int slot = first; slot < first + WAYS; slot++) {
            if (macs[slot] == mac) {
                return slot;
            }
        }
        return NONE;
    }

    private static int first(long mac) {
        return (int) ((mac * GOLDEN) >>> (Long.SIZE - SET_BITS)) * WAYS;
    }

    /** A free slot, else that of the one which was not seen for longest. */
    private int take(long mac, long arrival) {
        if (macs.length == 0) {
            reserve();
        }
        int first = first(mac);
        int slot = first;
        for (int other = first; other < first + WAYS && macs[slot] != 0; other++) {
            if (macs[other] == 0 || lastSeen[other] < lastSeen[slot]) {
                slot = other;
            }
        }
        if (macs[slot] == 0) {
            size++;
        }
        macs[slot] = mac;
        provenAt[slot] = arrival + PROVEN_MILLIS;
        routerUntil[slot] = Long.MIN_VALUE;
        Arrays.fill(addresses, 2 * slot * ADDRESSES, 2 * (slot + 1) * ADDRESSES, 0);
        return slot;
    }

    private void reserve() {
        macs = new long[SLOTS];
        provenAt = new long[SLOTS];
        routerUntil = new long[SLOTS];
        lastSeen = new long[SLOTS];
        addresses = new long[2 * SLOTS * ADDRESSES];
        addressSeen = new long[SLOTS * ADDRESSES];
    }

    /** About 150 octets for each, 2.5 MB at most. */
    void save(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int slot = 0; slot < macs.length; slot++) {
            if (macs[slot] != 0) {
                out.writeLong(macs[slot]);
                out.writeLong(provenAt[slot]);
                out.writeLong(routerUntil[slot]);
                out.writeLong(lastSeen[slot]);
                for (int at = slot * ADDRESSES; at < (slot + 1) * ADDRESSES; at++) {
                    out.writeLong(addresses[2 * at]);
                    out.writeLong(addresses[2 * at + 1]);
                    out.writeLong(addressSeen[at]);
                }
            }
        }
    }

    /** Takes over what was saved in place of what is known. */
    void restore(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            long mac = in.readLong();
            if (!isMachine(mac) || find(mac) != NONE) {
                throw new IOException(mac + " is no MAC address of another machine");
            }
            int slot = take(mac, 0);
            provenAt[slot] = in.readLong();
            routerUntil[slot] = in.readLong();
            lastSeen[slot] = in.readLong();
            for (int at = slot * ADDRESSES; at < (slot + 1) * ADDRESSES; at++) {
                addresses[2 * at] = in.readLong();
                addresses[2 * at + 1] = in.readLong();
                addressSeen[at] = in.readLong();
            }
        }
    }

    void clear() {
        Arrays.fill(macs, 0);
        size = 0;
    }
}
