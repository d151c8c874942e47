/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

/**
 * Two subnets, whichever of them sends; or one with itself.
 *
 * @param first not above the second
 * @param second not below the first
 */
public record SubnetPair(Subnet first, Subnet second) implements Comparable<SubnetPair> {
    public SubnetPair {
        if (first.compareTo(second) > 0) {
            Subnet higher = first;
            first = second;
            second = higher;
        }
    }

    /** Whether it is the traffic inside one subnet. */
    public boolean isInside() {
        return first.equals(second);
    }

    @Override
    public int compareTo(SubnetPair other) {
        int order = first.compareTo(other.first);
        return order == 0 ? second.compareTo(other.second) : order;
    }

    /** Such as 192.0.2.0/24 - 198.51.100.0/24. */
    @Override
    public String toString() {
        return first + " - " + second;
    }
}
