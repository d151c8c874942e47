/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowKey;
import io.flowhound.flow.FlowRecord;
import io.flowhound.schema.Field;
import io.flowhound.schema.IpNetwork;
import java.util.Arrays;
import java.util.List;

/**
 * Finds, among the groups that are open, the other half of a translated flow where the exporter does not say which that is: by the
 * remote end, times and counters. Groups are listed by the remote end in the order in which they were opened; nothing is taken out of a
 * list, since what is older than the oldest group does not count. Not safe for use by several threads.
 */
final class NatHalves {
    /** Of so many halves with the same remote end, the other one is looked for. */
    static final int MOST = 64;

    /** Two meters of one exporter may see a packet so far apart, milliseconds. */
    private static final long APART_MILLIS = 250;

    private static final int LEAST = 1 << 10;

    private final List<IpNetwork> outer;
    private final boolean on;
    /** For each group, by its number modulo the length: a hash of its remote end, 0 when it can be no half. */
    private long[] remotes = new long[LEAST];
    /** The number of the group before it in its list, and 1 more. */
    private long[] before = new long[LEAST];
    /** The number of the newest group of each list, and 1 more; several remote ends may share a list. */
    private long[] newest = new long[LEAST];

    /** @param outer addresses that translators use outside; none for no search */
    NatHalves(List<IpNetwork> outer) {
        this.outer = List.copyOf(outer);
        this.on = !outer.isEmpty();
    }

    boolean isOn() {
        return on;
    }

    /** Whether one side is an address that a translator uses outside. */
    boolean isOuter(FlowKey key) {
        return on
                && (isOuter(key.sourceHigh(), key.sourceLow()) || isOuter(key.destinationHigh(), key.destinationLow()));
    }

    private boolean isOuter(long high, long low) {
        for (int i = 0; i < outer.size(); i++) {
            if (outer.get(i).contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    /** Which end of a half is the one that both halves have: that of nobody here. 0 when it can be no half. */
    private long remote(FlowKey key) {
        boolean source = isLocal(key.sourceHigh(), key.sourceLow());
        boolean destination = isLocal(key.destinationHigh(), key.destinationLow());
        if (source == destination || !key.hasPorts()) {
            return 0;
        }
        long side = source
                ? FlowKey.side(key.destinationHigh(), key.destinationLow(), key.destinationPort())
                : FlowKey.side(key.sourceHigh(), key.sourceLow(), key.sourcePort());
        return FlowKey.mix(side + key.protocol()) | 1;
    }

    private boolean isLocal(long high, long low) {
        return isOuter(high, low) || PrivateNetworks.contain(high, low);
    }

    /** Takes note of a group that was opened; {@code oldest} is the number of the oldest group. */
    void opened(FlowKey key, long number, long oldest) {
        if (!on) {
            return;
        }
        if (number - oldest >= before.length) {
            grow(oldest, number);
        }
        remotes[(int) number & (remotes.length - 1)] = remote(key);
        link(number);
    }

    private void link(long number) {
        int at = (int) number & (before.length - 1);
        if (remotes[at] != 0) {
            int list = list(remotes[at]);
            before[at] = newest[list];
            newest[list] = number + 1;
        }
    }

    private int list(long remote) {
        return (int) (remote >>> 32) & (newest.length - 1);
    }

    private void grow(long oldest, long next) {
        long[] known = remotes;
        int length = 2 * known.length;
        remotes = new long[length];
        before = new long[length];
        newest = new long[length];
        for (long number = oldest; number < next; number++) {
            remotes[(int) number & (length - 1)] = known[(int) number & (known.length - 1)];
            link(number);
        }
    }

    /** The number of the newest group that may have the remote end of a 5-tuple, and 1 more; 0 for none. */
    long newest(FlowKey key) {
        long remote = on ? remote(key) : 0;
        return remote == 0 ? 0 : newest[list(remote)];
    }

    /** The number of the group before another in its list, and 1 more; 0 for none. */
    long before(long number) {
        return before[(int) number & (before.length - 1)];
    }

    /** Whether a group has the remote end of a 5-tuple. */
    boolean isSameRemote(long number, FlowKey key) {
        return remotes[(int) number & (remotes.length - 1)] == remote(key);
    }

    void clear() {
        Arrays.fill(newest, 0);
    }

    /** Whether two records tell of the same packets on both sides of a translator. */
    static boolean agree(FlowRecord one, FlowRecord other) {
        return one.number(Field.SOURCE_PACKETS) == other.number(Field.SOURCE_PACKETS)
                && one.number(Field.SOURCE_BYTES) == other.number(Field.SOURCE_BYTES)
                && one.number(Field.DESTINATION_BYTES) == other.number(Field.DESTINATION_BYTES)
                && one.number(Field.NETWORK_IANA_NUMBER) == other.number(Field.NETWORK_IANA_NUMBER)
                && one.addressLow(Field.OBSERVER_IP) == other.addressLow(Field.OBSERVER_IP)
                && one.addressHigh(Field.OBSERVER_IP) == other.addressHigh(Field.OBSERVER_IP)
                && isNear(one, other, Field.EVENT_START)
                && isNear(one, other, Field.EVENT_END)
                && (isSameEnd(one, other, Field.SOURCE_IP, Field.SOURCE_PORT)
                        != isSameEnd(one, other, Field.DESTINATION_IP, Field.DESTINATION_PORT));
    }

    private static boolean isNear(FlowRecord one, FlowRecord other, Field time) {
        return Math.abs(one.number(time) - other.number(time)) <= APART_MILLIS;
    }

    private static boolean isSameEnd(FlowRecord one, FlowRecord other, Field address, Field port) {
        return one.addressLow(address) == other.addressLow(address)
                && one.addressHigh(address) == other.addressHigh(address)
                && one.number(port) == other.number(port);
    }

    /** Whether the ports of the ends that differ are the same: many translators keep them. */
    static boolean isPortKept(FlowRecord one, FlowRecord other) {
        return one.number(Field.SOURCE_PORT) == other.number(Field.SOURCE_PORT)
                && one.number(Field.DESTINATION_PORT) == other.number(Field.DESTINATION_PORT);
    }
}
