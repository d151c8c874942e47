/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.ArrayList;
import java.util.List;

/** A flow in a cache. Times are microseconds since the network began, by no clock but the true one. */
final class CacheEntry {
    private static final int FIN_OR_RST = 0x05;

    final Slot slot;
    final long first;
    final long serial;
    /** Whose packets it counts, which are several where a 5-tuple is used again too soon for the cache. */
    final List<Conversation> conversations = new ArrayList<>(1);
    /** Whether packets that go as the first one did are those of the client. */
    final boolean forth;

    long last;
    long octets;
    long packets;
    int flags;
    long reverseOctets;
    long reversePackets;
    int reverseFlags;
    EndReason reason = EndReason.IDLE;

    /** Why a flow was told (IE 136). */
    enum EndReason {
        IDLE(1),
        ACTIVE(2),
        END(3);

        final int number;

        EndReason(int number) {
            this.number = number;
        }
    }

    CacheEntry(Slot slot, long first, long serial, boolean forth) {
        this.slot = slot;
        this.first = first;
        this.last = first;
        this.serial = serial;
        this.forth = forth;
    }

    void count(Slot packet, long time, int size, int tcpFlags, Conversation conversation) {
        last = Math.max(last, time);
        if (slot.key().equals(packet.key())) {
            octets += size;
            packets++;
            flags |= tcpFlags;
        } else {
            reverseOctets += size;
            reversePackets++;
            reverseFlags |= tcpFlags;
        }
        if (conversations.isEmpty() || conversations.getLast() != conversation) {
            conversations.add(conversation);
        }
    }

    boolean isEnding() {
        return ((flags | reverseFlags) & FIN_OR_RST) != 0;
    }
}
