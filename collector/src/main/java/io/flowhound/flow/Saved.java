/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import java.io.DataInput;
import java.io.IOException;

/** Reads sizes of saved tables, so that a damaged file is refused before memory is taken for what it claims. */
final class Saved {
    private Saved() {}

    /** Reads how many entries follow. */
    static int count(DataInput in, int limit) throws IOException {
        return within(in.readInt(), limit, "entries");
    }

    /** Reads octets after their length. */
    static byte[] octets(DataInput in, int limit) throws IOException {
        byte[] octets = new byte[within(in.readUnsignedShort(), limit, "octets")];
        in.readFully(octets);
        return octets;
    }

    private static int within(int stated, int limit, String what) throws IOException {
        if (stated < 0 || stated > limit) {
            throw new IOException("the saved memory of an exporter states " + stated + " " + what + " where at most "
                    + limit + " fit");
        }
        return stated;
    }
}
