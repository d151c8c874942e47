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
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Writes leases as octets, with a checksum at the end, and reads them back. */
final class LeaseState {
    private static final int FORMAT = 1;
    private static final int CHECKSUM_OCTETS = 8;
    private static final int CURRENT = 0;
    private static final int WITH_BEFORE = 1;

    private LeaseState() {}

    /** A lease that was read, with its address. */
    record Row(long high, long low, Lease lease) {}

    /** Makes a lease of what is written of it. */
    interface Maker {
        Lease make(long mac, @Nullable String name, long since, long until);
    }

    /**
     * Writes leases.
     *
     * @param endedAfter what ended up to this time is left out, milliseconds since 1970: no flow asks for it any more
     */
    static byte[] write(List<AddressTable.Node<Lease>> leases, long endedAfter) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(64 * leases.size() + 16);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeInt(FORMAT);
            for (AddressTable.Node<Lease> node : leases) {
                Lease lease = node.value();
                if (lease.until() > endedAfter) {
                    Lease before = lease.before();
                    boolean both = before != null && before.until() > endedAfter;
                    out.writeByte(both ? WITH_BEFORE : CURRENT);
                    out.writeLong(node.high);
                    out.writeLong(node.low);
                    write(lease, out);
                    if (both && before != null) {
                        write(before, out);
                    }
                }
            }
            out.writeByte(-1);
            out.writeLong(checksum(octets.toByteArray(), octets.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return octets.toByteArray();
    }

    private static void write(Lease lease, DataOutputStream out) throws IOException {
        out.writeLong(lease.mac());
        out.writeLong(lease.since());
        out.writeLong(lease.until());
        String name = lease.name();
        out.writeUTF(name == null ? "" : name);
    }

    private static long checksum(byte[] octets, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(octets, 0, length);
        return checksum.getValue();
    }

    /** What was written, in the same order; null when it is damaged or of another version. */
    static @Nullable List<Row> read(byte[] state, Maker maker) {
        List<Row> rows = new ArrayList<>();
        int length = state.length - CHECKSUM_OCTETS;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            if (length < 0 || in.readInt() != FORMAT) {
                return null;
            }
            for (int kind = in.readByte(); kind >= 0; kind = in.readByte()) {
                long high = in.readLong();
                long low = in.readLong();
                Lease lease = lease(in, maker);
                rows.add(new Row(high, low, kind == WITH_BEFORE ? lease.after(lease(in, maker)) : lease));
            }
            return in.readLong() == checksum(state, length) && in.read() < 0 ? rows : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Lease lease(DataInputStream in, Maker maker) throws IOException {
        long mac = in.readLong();
        long since = in.readLong();
        long until = in.readLong();
        return maker.make(mac, in.readUTF(), since, until);
    }
}
