/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The networks whose senders are listened to. Looks an address up in a few comparisons, however many networks there are: they are
 * merged into ranges in ascending order. A network of IPv6 holds no address of IPv4, so that {@code ::/0} is IPv6 alone.
 */
public final class SenderNetworks {
    private static final int MAPPED = 96;

    private final List<IpNetwork> networks;
    private final Ranges ipv4;
    private final Ranges ipv6;

    public SenderNetworks(List<IpNetwork> networks) {
        this.networks = List.copyOf(networks);
        ipv4 = new Ranges(networks.stream().filter(SenderNetworks::isIpv4).toList());
        ipv6 = new Ranges(networks.stream().filter(each -> !isIpv4(each)).toList());
    }

    /** All networks there are: nobody is refused. */
    public static SenderNetworks any() {
        return new SenderNetworks(
                List.of(IpNetwork.of(IpAddress.parse("0.0.0.0"), 0), IpNetwork.of(IpAddress.parse("::"), 0)));
    }

    private static boolean isIpv4(IpNetwork network) {
        return network.prefix() >= MAPPED
                && IpAddress.isIpv4(network.first().high(), network.first().low());
    }

    /** Whether an address, IPv4 mapped, lies in one of them. */
    public boolean contains(long high, long low) {
        return (IpAddress.isIpv4(high, low) ? ipv4 : ipv6).contains(high, low);
    }

    /** The networks as the configuration has them: {@code 10.0.0.0/8, ::1}. */
    @Override
    public String toString() {
        return networks.stream().map(SenderNetworks::text).collect(Collectors.joining(", "));
    }

    private static String text(IpNetwork network) {
        boolean single = network.prefix() == 128;
        int length = isIpv4(network) ? network.prefix() - MAPPED : network.prefix();
        return network.first() + (single ? "" : "/" + length);
    }

    /** Ranges of addresses of one family, in ascending order, which do not touch. */
    private static final class Ranges {
        private final long[] fromHigh;
        private final long[] fromLow;
        private final long[] toHigh;
        private final long[] toLow;
        private final int count;

        private record Range(long fromHigh, long fromLow, long toHigh, long toLow) {
            static Range of(IpNetwork network) {
                int prefix = network.prefix();
                long highHosts = prefix == 0 ? -1 : prefix >= 64 ? 0 : -1L >>> prefix;
                long lowHosts = prefix <= 64 ? -1 : prefix == 128 ? 0 : -1L >>> (prefix - 64);
                long high = network.first().high();
                long low = network.first().low();
                return new Range(high & ~highHosts, low & ~lowHosts, high | highHosts, low | lowHosts);
            }
        }

        Ranges(List<IpNetwork> networks) {
            List<Range> sorted = new ArrayList<>(networks.stream()
                    .map(Range::of)
                    .sorted(Comparator.<Range>comparingLong(each -> each.fromHigh ^ Long.MIN_VALUE)
                            .thenComparingLong(each -> each.fromLow ^ Long.MIN_VALUE)
                            .thenComparing(Comparator.<Range>comparingLong(each -> each.toHigh ^ Long.MIN_VALUE)
                                    .thenComparingLong(each -> each.toLow ^ Long.MIN_VALUE)
                                    .reversed()))
                    .toList());
            fromHigh = new long[sorted.size()];
            fromLow = new long[sorted.size()];
            toHigh = new long[sorted.size()];
            toLow = new long[sorted.size()];
            int kept = 0;
            for (Range range : sorted) {
                // Networks either hold one another or have nothing in common, so the one before decides.
                if (kept == 0 || !notAfter(range.toHigh, range.toLow, toHigh[kept - 1], toLow[kept - 1])) {
                    fromHigh[kept] = range.fromHigh;
                    fromLow[kept] = range.fromLow;
                    toHigh[kept] = range.toHigh;
                    toLow[kept++] = range.toLow;
                }
            }
            count = kept;
        }

        private static boolean notAfter(long high, long low, long thanHigh, long thanLow) {
            return high == thanHigh
                    ? Long.compareUnsigned(low, thanLow) <= 0
                    : Long.compareUnsigned(high, thanHigh) < 0;
        }

        boolean contains(long high, long low) {
            int first = 0;
            int end = count;
            while (first < end) { // the first range that begins behind the address
                int middle = (first + end) >>> 1;
                if (notAfter(fromHigh[middle], fromLow[middle], high, low)) {
                    first = middle + 1;
                } else {
                    end = middle;
                }
            }
            return first > 0 && notAfter(high, low, toHigh[first - 1], toLow[first - 1]);
        }
    }
}
