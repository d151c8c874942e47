/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.enrich.inventory.Inventory;
import io.flowhound.enrich.inventory.Subnet;
import io.flowhound.enrich.inventory.Told;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The networks that count as internal, by the inventory or else by a list, and addresses that never leave the network they are used in: those of groups, and
 * the unspecified ones that hosts bear before they have another.
 */
public final class Networks {
    private static final List<IpNetwork> GROUPS = List.of(
            IpNetwork.of(IpAddress.parse("224.0.0.0"), 4),
            IpNetwork.of(IpAddress.parse("255.255.255.255"), 32),
            IpNetwork.of(IpAddress.parse("ff00::"), 8));

    private static final List<IpNetwork> UNSPECIFIED =
            List.of(IpNetwork.of(IpAddress.parse("0.0.0.0"), 32), IpNetwork.of(IpAddress.parse("::"), 128));

    private static final List<IpNetwork> LOOPBACK =
            List.of(IpNetwork.of(IpAddress.parse("127.0.0.0"), 8), IpNetwork.of(IpAddress.parse("::1"), 128));

    /** What nobody on the Internet has: RFC 1918, 6598, 3927, 4193 and link-local, loopback, "this network". */
    private static final List<IpNetwork> PRIVATE = List.of(
            IpNetwork.of(IpAddress.parse("10.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("172.16.0.0"), 12),
            IpNetwork.of(IpAddress.parse("192.168.0.0"), 16),
            IpNetwork.of(IpAddress.parse("100.64.0.0"), 10),
            IpNetwork.of(IpAddress.parse("169.254.0.0"), 16),
            IpNetwork.of(IpAddress.parse("127.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("0.0.0.0"), 8),
            IpNetwork.of(IpAddress.parse("::1"), 128),
            IpNetwork.of(IpAddress.parse("::"), 128),
            IpNetwork.of(IpAddress.parse("fc00::"), 7),
            IpNetwork.of(IpAddress.parse("fe80::"), 10));

    private volatile List<IpNetwork> internal;
    private volatile Inventory inventory = Inventory.EMPTY;

    public Networks(List<IpNetwork> internal) {
        this.internal = List.copyOf(internal);
    }

    /** Counts others as internal from now on. */
    public void use(List<IpNetwork> networks) {
        internal = List.copyOf(networks);
    }

    /** Asks an inventory first from now on. */
    void use(Inventory next) {
        inventory = next;
    }

    boolean isInternal(long high, long low) {
        return isInternal(inventory.subnet(high, low), high, low);
    }

    /** As the other, where it is known what the inventory says of the address: its subnets are one's own unless it says otherwise. */
    boolean isInternal(@Nullable Subnet subnet, long high, long low) {
        return subnet == null
                ? contains(internal, high, low) || contains(UNSPECIFIED, high, low)
                : subnet.internal() != Told.NO;
    }

    /** Whether an address is multicast or broadcast. */
    static boolean isGroup(long high, long low) {
        return contains(GROUPS, high, low);
    }

    /** Whether an address is one that is not routed on the Internet, whatever networks are configured. */
    static boolean isPrivate(long high, long low) {
        return contains(PRIVATE, high, low);
    }

    /** Whether an address means the host itself, or none: unspecified, or of the loopback. */
    static boolean isOwn(long high, long low) {
        return contains(UNSPECIFIED, high, low) || contains(LOOPBACK, high, low);
    }

    private static boolean contains(List<IpNetwork> networks, long high, long low) {
        for (int i = 0; i < networks.size(); i++) { // an iterator might be allocated
            if (networks.get(i).contains(high, low)) {
                return true;
            }
        }
        return false;
    }
}
