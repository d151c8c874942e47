/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final InetAddress a = IpAddress.parse("192.0.2.1").toInetAddress();
    private final InetAddress b = IpAddress.parse("192.0.2.2").toInetAddress();
    private final InetAddress c = IpAddress.parse("2001:db8::3").toInetAddress();

    @Test
    void open_beyondTheBounds_isRefused_untilOneCloses() {
        Connections connections = new Connections(3, 2, new Random(1));
        int first = connections.open(a);
        connections.open(a);
        assertThat(connections.open(a)).isEqualTo(Connections.REFUSED);
        connections.open(b);
        assertThat(connections.open(c)).isEqualTo(Connections.REFUSED);
        assertThat(connections.count()).isEqualTo(3);

        connections.closed(a, first);
        connections.closed(a, first);

        assertThat(connections.count()).isEqualTo(2);
        assertThat(connections.open(a)).isNotEqualTo(Connections.REFUSED);
        assertThat(connections.open(c)).isEqualTo(Connections.REFUSED);
    }

    @Test
    void open_neverGivesZeroNorTheNumberOfAnOpenOne() {
        Deque<Integer> numbers = new ArrayDeque<>(List.of(0, 5, 5, 0, 6));
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int nextInt() {
                return numbers.remove();
            }
        };
        Connections connections = new Connections(10, 10, random);

        assertThat(connections.open(a)).isEqualTo(5);
        assertThat(connections.open(b)).isEqualTo(6);
    }
}
