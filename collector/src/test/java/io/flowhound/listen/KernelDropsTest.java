/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelDropsTest {
    private static final String HEAD =
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n";

    @TempDir
    private Path proc;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private KernelDrops drops;

    @BeforeEach
    void ownSockets() throws IOException {
        Files.createDirectories(proc.resolve("self/fd"));
        Files.createDirectories(proc.resolve("net"));
        for (int inode : new int[] {11, 12, 13}) {
            Files.createSymbolicLink(proc.resolve("self/fd/" + inode), Path.of("socket:[" + inode + "]"));
        }
        Files.createSymbolicLink(proc.resolve("self/fd/1"), Path.of("/dev/null"));
        drops = new KernelDrops(
                proc,
                () -> List.of(new InetSocketAddress("127.0.0.1", 2055), new InetSocketAddress("127.0.0.1", 5514)),
                registry);
    }

    private static String row(int port, int inode, long drops) {
        return String.format(
                " 123: 0100007F:%04X 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 %d 2 00000000abcdef01 %d%n",
                port, inode, drops);
    }

    private void table(String name, String... rows) throws IOException {
        Files.writeString(proc.resolve("net").resolve(name), HEAD + String.join("", rows));
    }

    private double counted(String listener) {
        return registry.get("flowhound.kernel.drops")
                .tag("listener", listener)
                .counter()
                .count();
    }

    @Test
    void sharedPort_allItsSocketsCount() throws IOException {
        table("udp", row(2055, 11, 5), row(2055, 12, 7), row(5514, 13, 0));
        assertThat(drops.read()).isEqualTo(12);
        table("udp", row(2055, 11, 6), row(2055, 12, 7), row(5514, 13, 2));
        assertThat(drops.read()).isEqualTo(15);
        assertThat(counted("127.0.0.1:2055")).isEqualTo(13);
        assertThat(counted("127.0.0.1:5514")).isEqualTo(2);
    }

    @Test
    void socketOfAnotherProcess_atTheSamePort_doesNotCount() throws IOException {
        table("udp", row(2055, 99, 1000), row(2055, 11, 1));
        assertThat(drops.read()).isEqualTo(1);
    }

    @Test
    void ownSocketAtAnotherPort_doesNotCount() throws IOException {
        table("udp", row(53, 11, 1000));
        assertThat(drops.read()).isZero();
    }

    private static String row6(String address, int port, int inode, long drops) {
        return String.format(
                " 1: %s:%04X 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 %d 2 0 %d%n",
                address, port, inode, drops);
    }

    @Test
    void ipv6_counts_byItsAddress() throws IOException {
        drops = listening(new InetSocketAddress("::1", 2055));
        table("udp6", row6("00000000000000000000000001000000", 2055, 12, 9));
        assertThat(drops.read()).isEqualTo(9);
        table("udp6", row6("000080FE000000000000000001000000", 2055, 12, 99));
        assertThat(drops.read()).as("fe80::1").isEqualTo(9);
    }

    private KernelDrops listening(InetSocketAddress... addresses) {
        return new KernelDrops(proc, () -> List.of(addresses), registry);
    }

    /** As Java and Netty bind it where there is IPv6. */
    @Test
    void ipv4_atASocketOfIpv6_counts() throws IOException {
        table("udp6", row6("0000000000000000FFFF00000100007F", 2055, 12, 9));
        assertThat(drops.read()).isEqualTo(9);
        assertThat(counted("127.0.0.1:2055")).isEqualTo(9);
        drops = listening(new InetSocketAddress("0.0.0.0", 4739));
        table("udp6", row6("00000000000000000000000000000000", 4739, 12, 10));
        assertThat(drops.read()).isEqualTo(10);
        assertThat(counted("0.0.0.0:4739")).isEqualTo(10);
    }

    @Test
    void twoListenersAtOnePort_areToldApart() throws IOException {
        drops = listening(new InetSocketAddress("127.0.0.1", 2055), new InetSocketAddress("127.0.0.2", 2055));
        table("udp", row(2055, 11, 5), row(2055, 12, 7).replace("0100007F", "0200007F"));
        assertThat(drops.read()).isEqualTo(12);
        assertThat(counted("127.0.0.1:2055")).isEqualTo(5);
        assertThat(counted("127.0.0.2:2055")).isEqualTo(7);
    }

    @Test
    void ownSocketAtAnotherAddress_doesNotCount() throws IOException {
        table("udp", row(2055, 11, 1000).replace("0100007F", "0200007F"));
        assertThat(drops.read()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void realSockets_areFound() throws IOException {
        try (DatagramChannel one = DatagramChannel.open();
                DatagramChannel other = DatagramChannel.open()) {
            one.bind(new InetSocketAddress("127.0.0.1", 0));
            other.bind(new InetSocketAddress(0));
            List<InetSocketAddress> bound =
                    List.of((InetSocketAddress) one.getLocalAddress(), (InetSocketAddress) other.getLocalAddress());
            assertThat(new KernelDrops(() -> bound, registry).read()).isZero();
            bound.forEach(
                    address -> assertThat(counted(Addresses.text(address))).isZero());
        }
    }

    @Test
    void notLinux_orUnreadableRows_countNothing() throws IOException {
        table("udp", "nonsense\n", " 1: :: 0 0 0 0 0 0 0 x y z w\n");
        assertThat(drops.read()).isZero();
        KernelDrops elsewhere = new KernelDrops(
                proc.resolve("absent"), () -> List.of(new InetSocketAddress("127.0.0.1", 2055)), registry);
        assertThat(elsewhere.read()).isZero();
    }
}
