/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

/** What octets must look like to be taken for an IPFIX message (RFC 7011 sections 3.1 and 3.3.2). */
final class IpfixShape {
    /** Octets of a message header. */
    static final int HEADER = 16;

    /** Octets of version and length, which is all that telling the end of a message takes. */
    static final int VERSION_AND_LENGTH = 4;

    private static final int VERSION = 10;
    private static final int SET_HEADER = 4;
    private static final int TEMPLATE_SET = 2;
    private static final int OPTIONS_TEMPLATE_SET = 3;
    private static final int FIRST_DATA_SET = 256;
    /** So many sets are looked at: a hostile stream must not make each of its octets cost a walk over thousands. */
    private static final int MAX_SETS = 64;

    private IpfixShape() {}

    /** Whether a message may begin here, by version and length; four octets or more are there. */
    static boolean isHeader(byte[] data, int at) {
        return Octets.u16(data, at) == VERSION && length(data, at) >= HEADER;
    }

    /** Whether a message may begin like this, however few octets there are. */
    static boolean mayBegin(byte[] data, int at, int available) {
        if (available >= VERSION_AND_LENGTH) {
            return isHeader(data, at)
                    && (available < HEADER + SET_HEADER || length(data, at) == HEADER || isSet(data, at + HEADER));
        }
        return (available < 1 || data[at] == 0) && (available < 2 || data[at + 1] == VERSION);
    }

    /** The length that the message states. */
    static int length(byte[] data, int at) {
        return Octets.u16(data, at + 2);
    }

    /** Whether the sets of a message, all of which is there, reach exactly to the end that it states. */
    static boolean setsFit(byte[] data, int at) {
        int end = at + length(data, at);
        int set = at + HEADER;
        for (int sets = 0; set < end; sets++) {
            if (sets == MAX_SETS) {
                return true;
            }
            if (end - set < SET_HEADER || !isSet(data, set)) {
                return false;
            }
            set += Octets.u16(data, set + 2);
        }
        return set == end;
    }

    private static boolean isSet(byte[] data, int at) {
        int id = Octets.u16(data, at);
        boolean known = id == TEMPLATE_SET || id == OPTIONS_TEMPLATE_SET || id >= FIRST_DATA_SET;
        return known && Octets.u16(data, at + 2) >= SET_HEADER;
    }
}
