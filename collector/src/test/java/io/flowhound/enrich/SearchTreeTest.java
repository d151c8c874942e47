/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import io.flowhound.schema.IpAddress;
import io.flowhound.testkit.SharedCaptures;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against MaxMind's own reader: both find data on the same addresses, and the same data where ours says so. */
class SearchTreeTest {
    @ParameterizedTest
    @ValueSource(strings = {"GeoLite2-City-Test.mmdb", "GeoLite2-ASN-Test.mmdb"})
    void find_asMaxMindsReader(String name) throws IOException {
        Path file = SharedCaptures.require("geoip/" + name);
        try (Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY)) {
            SearchTree tree = SearchTree.read(file, reader.getMetadata());
            Random random = new Random(7);
            Map<Integer, Object> known = new HashMap<>();
            int found = 0;
            for (IpAddress address : addresses(file, random)) {
                DatabaseRecord<Map> expected = reader.getRecord(address.toInetAddress(), Map.class);
                int data = tree.find(address.high(), address.low());
                assertThat(data == SearchTree.NONE).as("%s", address).isEqualTo(expected.data() == null);
                if (data != SearchTree.NONE) {
                    found++;
                    Object before = known.putIfAbsent(data, expected.data());
                    assertThat(before == null || before.equals(expected.data()))
                            .as("%s", address)
                            .isTrue();
                }
            }
            assertThat(found).isGreaterThan(20);
        }
    }

    /** Those of the list of expected look-ups, their neighbours, and any others. */
    private static List<IpAddress> addresses(Path file, Random random) throws IOException {
        List<IpAddress> addresses = new ArrayList<>();
        for (String line : Files.readAllLines(file.resolveSibling("expected-lookups.jsonl"))) {
            String text = line.replaceFirst(".*\"ip\" ?: ?\"([^\"]+)\".*", "$1");
            IpAddress address = IpAddress.parse(text);
            addresses.add(address);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long flipped = address.low() ^ (1L << bit);
                boolean staysIpv4 = address.high() != 0 || bit < Integer.SIZE;
                if (staysIpv4) {
                    addresses.add(new IpAddress(address.high(), flipped));
                }
            }
        }
        for (int i = 0; i < 20_000; i++) {
            addresses.add(new IpAddress(0, 0xFFFF_0000_0000L | random.nextInt() & 0xFFFF_FFFFL));
            addresses.add(new IpAddress(0x2000_0000_0000_0000L | random.nextLong() >>> 3, random.nextLong()));
        }
        return addresses;
    }

    /** One node, whose left record says that there are no data and whose right one has some, in each of the three sizes. */
    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void find_eachSizeOfRecords(int bits, @TempDir Path folder) throws IOException {
        int data = (1 << (bits == 32 ? 30 : bits - 1)) + 0x1234;
        byte[] node = new byte[bits / 4];
        long left = bits == 28 ? 0xF00_0001L : 1;
        long right = bits == 28 ? data & 0xFFF_FFFFL : data;
        if (bits == 28) {
            put(node, 0, 3, left & 0xFF_FFFF);
            node[3] = (byte) (left >>> 24 << 4 | right >>> 24);
            put(node, 4, 3, right & 0xFF_FFFF);
        } else {
            put(node, 0, bits / 8, left);
            put(node, bits / 8, bits / 8, right);
        }
        Path file = Files.write(folder.resolve("tree"), node);
        SearchTree tree = SearchTree.read(file, metadata(1, bits, 4));
        IpAddress low = IpAddress.parse("127.0.0.1");
        IpAddress high = IpAddress.parse("128.0.0.1");
        assertThat(tree.find(low.high(), low.low())).isEqualTo(bits == 28 ? 0xF00_0001 : SearchTree.NONE);
        assertThat(tree.find(high.high(), high.low())).isEqualTo((int) right);
        IpAddress ipv6 = IpAddress.parse("ffff::1");
        assertThat(tree.find(ipv6.high(), ipv6.low())).as("a tree of IPv4 only").isEqualTo(SearchTree.NONE);
    }

    @Test
    void read_shorterThanItSays_isRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("tree"), new byte[11]);
        assertThatThrownBy(() -> SearchTree.read(file, metadata(2, 24, 4)))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("within its search tree");
        assertThatThrownBy(() -> SearchTree.read(file, metadata(2, 20, 4)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("records of 20 bits");
    }

    private static void put(byte[] into, int at, int octets, long value) {
        for (int i = 0; i < octets; i++) {
            into[at + i] = (byte) (value >>> (8 * (octets - 1 - i)));
        }
    }

    private static Metadata metadata(int nodes, int bits, int version) {
        return new Metadata(2, 0, BigInteger.ONE, "Test", List.of("en"), Map.of(), version, nodes, bits);
    }
}
