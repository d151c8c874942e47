/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

/**
 * The number by which an entry of the journal tells which listener received it, 0 to 0x7FFF, and with that what it holds. An entry may
 * be read by a collector that has other listeners than the one that wrote it, so the kind stands in the number itself.
 */
public final class ListenerNumber {
    private static final int SYSLOG = 0x4000;

    private ListenerNumber() {}

    /** The number of a listener for flows: NetFlow and IPFIX. */
    public static int ofFlows(int index) {
        return checked(index);
    }

    /** The number of a listener for syslog. */
    public static int ofSyslog(int index) {
        return SYSLOG | checked(index);
    }

    /** Whether an entry is one syslog message; else it is a datagram of flows, or a message of IPFIX. */
    public static boolean isSyslog(int listener) {
        return (listener & SYSLOG) != 0;
    }

    private static int checked(int index) {
        if (index < 0 || index >= SYSLOG) {
            throw new IllegalArgumentException("there are no more than " + SYSLOG + " listeners: " + index);
        }
        return index;
    }
}
