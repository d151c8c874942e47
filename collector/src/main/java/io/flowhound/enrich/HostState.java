/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What {@link HostNames} saves: leases, and MAC addresses of hosts where exporters tell of any. Else the leases alone, as in earlier versions. */
final class HostState {
    private static final int MAGIC = 0x484F_5331; // HOS1
    private static final int HEADER = 8;

    private HostState() {}

    static byte[] write(byte[] leases, MacOwners owners) {
        if (owners.size() == 0) {
            return leases;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream(HEADER + leases.length + 150 * owners.size());
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(MAGIC);
            out.writeInt(leases.length);
            out.write(leases);
            owners.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return octets.toByteArray();
    }

    private static boolean hasOwners(byte[] state) {
        return state.length >= HEADER && ByteBuffer.wrap(state).getInt() == MAGIC;
    }

    private static int ownersAt(byte[] state) {
        int length = ByteBuffer.wrap(state).getInt(4);
        return length < 0 || length > state.length - HEADER ? state.length : HEADER + length;
    }

    /** The part of the leases. */
    static byte[] leases(byte[] state) {
        return hasOwners(state) ? Arrays.copyOfRange(state, HEADER, ownersAt(state)) : state;
    }

    /** Has MAC addresses taken over; false, with none, when these are damaged. */
    static boolean readOwners(byte[] state, MacOwners owners) {
        owners.clear();
        if (!hasOwners(state)) {
            return true;
        }
        int start = ownersAt(state);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state, start, state.length - start))) {
            owners.restore(in);
            return in.read() < 0;
        } catch (IOException e) {
            owners.clear();
            return false;
        }
    }
}
