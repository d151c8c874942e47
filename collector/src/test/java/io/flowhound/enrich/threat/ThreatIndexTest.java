/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.enrich.threat.ThreatList.ListFormat;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.JsonBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatIndexTest {
    private static final int LISTS = 5;
    private static final long MAPPED = 0xFFFF_0000_0000L;

    /** An entry as the naive search has it. */
    private record Network(IpNetwork network, int list) {}

    private static List<Feed> feeds(int count) {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ThreatList list =
                    new ThreatList("l" + i, Path.of("l" + i), ListFormat.AUTO, null, null, null, Duration.ofDays(7));
            feeds.add(new Feed(list, null, new LongAdder()));
        }
        return feeds;
    }

    private static long firstBits(long half, int count) {
        return count <= 0 ? 0 : count >= 64 ? half : half & -1L << (64 - count);
    }

    private static Network network(long high, long low, int prefix, int list) {
        return new Network(
                new IpNetwork(new IpAddress(firstBits(high, prefix), firstBits(low, prefix - 64)), prefix), list);
    }

    /** Addresses share many bits, so that networks lie within each other, repeat, and touch. */
    private static Network draw(SplittableRandom random) {
        int list = random.nextInt(LISTS);
        if (random.nextBoolean()) {
            return network(0, MAPPED | address4(random), 96 + random.nextInt(33), list);
        }
        return network(high6(random), low6(random), 1 + random.nextInt(128), list);
    }

    private static long address4(SplittableRandom random) {
        return Integer.toUnsignedLong(random.nextInt() & 0xC003_000F);
    }

    private static long high6(SplittableRandom random) {
        return 0x8000_0000_0000_0000L >>> random.nextInt(3) | (random.nextLong() & 0x3);
    }

    private static long low6(SplittableRandom random) {
        return random.nextLong() & 0xC000_0000_0000_0003L;
    }

    private static String naive(List<Network> all, long high, long low) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        all.stream()
                .filter(each -> each.network.contains(high, low))
                .sorted(Comparator.comparingInt((Network each) -> -each.network.prefix())
                        .thenComparingInt(Network::list))
                .forEach(each -> found.add("l" + each.list + "@" + text(each.network)));
        return String.join(" ", found.stream().limit(Listed.MOST).toList());
    }

    private static String text(IpNetwork network) {
        boolean ipv4 = network.prefix() >= 96
                && IpAddress.isIpv4(network.first().high(), network.first().low());
        return network.first()
                + (network.prefix() == 128 ? "" : "/" + (ipv4 ? network.prefix() - 96 : network.prefix()));
    }

    private static String found(ThreatIndex index, long high, long low) throws Exception {
        Listed listed = index.find(high, low);
        if (listed == null) {
            return "";
        }
        JsonBuffer json = new JsonBuffer(64);
        json.put('[');
        listed.writeEnrichments(json, true, high, low, true);
        json.put(']');
        List<String> found = new ArrayList<>();
        new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(json.toString())
                .forEach(each -> found.add(each.at("/feed/name").asText() + "@"
                        + each.at("/indicator/name").asText()));
        return String.join(" ", found);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 100, 1000})
    void find_equalsTheNaiveSearch(int size) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(1000L * size + seed);
            List<Network> all = new ArrayList<>();
            ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
            for (int i = 0; i < size; i++) {
                Network one = draw(random);
                all.add(one);
                IpAddress first = one.network.first();
                builder.add(first.high(), first.low(), one.network.prefix(), one.list);
            }
            ThreatIndex index = builder.build(feeds(LISTS));
            for (int i = 0; i < 200; i++) {
                boolean ipv4 = random.nextBoolean();
                long high = ipv4 ? 0 : high6(random);
                long low = ipv4 ? MAPPED | address4(random) : low6(random);
                assertThat(found(index, high, low))
                        .as("seed %d, %s", seed, IpAddress.text(high, low))
                        .isEqualTo(naive(all, high, low));
            }
        }
    }

    @Test
    void borders_areWithin_andTheirNeighboursAreNot() throws Exception {
        ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
        IpAddress first = IpAddress.parse("203.0.113.64");
        builder.add(0, first.low(), 96 + 26, 0);
        builder.add(0, MAPPED | 0xFFFF_FFFFL, 128, 1);
        builder.add(0, MAPPED, 128, 2);
        ThreatIndex index = builder.build(feeds(3));
        assertThat(found(index, 0, first.low() - 1)).isEmpty();
        assertThat(found(index, 0, first.low())).isEqualTo("l0@203.0.113.64/26");
        assertThat(found(index, 0, first.low() + 63)).isEqualTo("l0@203.0.113.64/26");
        assertThat(found(index, 0, first.low() + 64)).isEmpty();
        assertThat(found(index, 0, MAPPED | 0xFFFF_FFFFL)).isEqualTo("l1@255.255.255.255");
        assertThat(found(index, 0, MAPPED)).isEqualTo("l2@0.0.0.0");
    }

    @Test
    void allLists_upToTheMost_areKeptApart() throws Exception {
        ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
        builder.add(0, MAPPED | 0x0101_0101L, 128, 0);
        builder.add(0, MAPPED | 0x0101_0101L, 128, 63);
        builder.add(0x2001_0db8_0000_0000L, 0, 32, 63);
        ThreatIndex index = builder.build(feeds(ThreatList.MOST));
        assertThat(found(index, 0, MAPPED | 0x0101_0101L)).isEqualTo("l0@1.1.1.1 l63@1.1.1.1");
        assertThat(found(index, 0x2001_0db8_0000_0000L, 7)).isEqualTo("l63@2001:db8::/32");
    }

    @Test
    void copy_hasTheEntriesOfOneList() throws Exception {
        ThreatIndex.Builder builder = new ThreatIndex.Builder(0, 0);
        builder.add(0, MAPPED | 0x0101_0101L, 128, 0);
        builder.add(0, MAPPED | 0x0101_0101L, 128, 1);
        builder.add(0, MAPPED | 0x0202_0200L, 96 + 24, 1);
        builder.add(0x2001_0db8_0000_0000L, 0, 32, 1);
        ThreatIndex index = builder.build(feeds(2));
        ThreatIndex.Builder other = new ThreatIndex.Builder(0, 0);
        index.copy(1, 0, other);
        ThreatIndex copy = other.build(feeds(1));
        assertThat(copy.size()).isEqualTo(3);
        assertThat(found(copy, 0, MAPPED | 0x0101_0101L)).isEqualTo("l0@1.1.1.1");
        assertThat(found(copy, 0, MAPPED | 0x0202_0202L)).isEqualTo("l0@2.2.2.0/24");
        assertThat(found(copy, 0x2001_0db8_0000_0000L, 9)).isEqualTo("l0@2001:db8::/32");
    }

    /** What the tables say of their memory is what their arrays hold. */
    @Test
    void millionEntries_takeTwelveOctetsEach() {
        SplittableRandom random = new SplittableRandom(7);
        ThreatIndex.Builder builder = new ThreatIndex.Builder(1_000_000, 0);
        for (int i = 0; i < 1_000_000; i++) {
            builder.add(0, MAPPED | Integer.toUnsignedLong(random.nextInt()), 128, i % 10);
        }
        ThreatIndex index = builder.build(feeds(10));
        assertThat((double) index.octets() / index.size()).isBetween(12.0, 13.0);
    }
}
