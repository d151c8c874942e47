/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import com.maxmind.db.Metadata;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The search tree of a MaxMind database, which tells for an address where its data stand. MaxMind's reader finds the same and
 * decodes them each time, which costs some ten times as much; whoever remembers what stands where need not.
 *
 * <p>A node is two records of 24, 28 or 32 bits, for the next bit of the address being 0 or 1. A record below the number of
 * nodes is the next node, that number itself says that there are no data, and what is above it is where the data are
 * (MaxMind DB File Format Specification 2.0).
 */
final class SearchTree {
    /** There are no data on the address. */
    static final int NONE = -1;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final long MAPPED = 0xFFFF;

    private final byte[] nodes;
    private final int count;
    private final int recordBits;
    private final boolean ipv6;
    /** Where addresses of IPv4 begin, 96 zeros below the root in a tree of IPv6. */
    private final int ipv4Root;

    private SearchTree(byte[] nodes, int count, int recordBits, boolean ipv6) {
        this.nodes = nodes;
        this.count = count;
        this.recordBits = recordBits;
        this.ipv6 = ipv6;
        int root = 0;
        for (int bit = 0; ipv6 && bit < IPV6_BITS - IPV4_BITS && root < count; bit++) {
            root = record(root, 0);
        }
        this.ipv4Root = root;
    }

    /**
     * Reads the tree at the beginning of a database file.
     *
     * @param metadata what MaxMind's reader found at its end
     * @throws IOException when the file is shorter than its metadata say, or of a form that the specification does not know
     */
    static SearchTree read(Path file, Metadata metadata) throws IOException {
        int recordBits = metadata.recordSize();
        long octets = metadata.nodeCount() * recordBits / 4;
        if ((recordBits != 24 && recordBits != 28 && recordBits != 32) || octets > Integer.MAX_VALUE - 16) {
            throw new IOException("its search tree has " + metadata.nodeCount() + " nodes of records of " + recordBits
                    + " bits, which no reader knows");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] nodes = in.readNBytes((int) octets);
            if (nodes.length < octets) {
                throw new EOFException("it ends within its search tree");
            }
            // A record is read as 32 bits, also the last one of 24.
            return new SearchTree(
                    Arrays.copyOf(nodes, nodes.length + 1),
                    (int) metadata.nodeCount(),
                    recordBits,
                    metadata.ipVersion() == 6);
        }
    }

    /** Where the data on an address stand, IPv4 mapped: a number that all addresses with the same data share; {@link #NONE}. */
    int find(long addressHigh, long addressLow) {
        if (addressHigh == 0 && addressLow >>> IPV4_BITS == MAPPED) {
            return data(descend(ipv4Root, addressLow << IPV4_BITS, IPV4_BITS));
        }
        if (!ipv6) {
            return NONE;
        }
        int node = descend(0, addressHigh, Long.SIZE);
        return data(node < count ? descend(node, addressLow, Long.SIZE) : node);
    }

    private int data(int record) {
        return record > count ? record : NONE;
    }

    /** Follows the highest bits of an address until they end or a record is no node. */
    private int descend(int from, long bits, int most) {
        int node = from;
        long left = bits;
        for (int i = 0; i < most && node < count; i++) {
            node = record(node, (int) (left >>> 63));
            left <<= 1;
        }
        return node;
    }

    private int record(int node, int bit) {
        return switch (recordBits) {
            case 24 -> (int) INTS.get(nodes, node * 6 + bit * 3) >>> 8;
            case 28 -> bit == 0 ? left28(node * 7) : (int) INTS.get(nodes, node * 7 + 3) & 0x0FFF_FFFF;
            default -> (int) INTS.get(nodes, node * 8 + bit * 4) & Integer.MAX_VALUE;
        };
    }

    /** The fourth octet of a node of 28 bits has the highest four of each record, those of the left one first. */
    private int left28(int at) {
        return (int) INTS.get(nodes, at) >>> 8 | (nodes[at + 3] & 0xF0) << 20;
    }
}
