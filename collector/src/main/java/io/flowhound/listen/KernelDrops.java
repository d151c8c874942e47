/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts the datagrams that the kernel dropped at our sockets, mostly because their buffers were full, by listener. Linux tells
 * that in {@code /proc/net/udp} (see proc(5)); elsewhere nothing is counted. Only sockets that this process has open count, each by its inode, and
 * of these only those at an address and port where we listen. For one thread.
 */
public final class KernelDrops {
    private static final String METER = "flowhound.kernel.drops";
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;
    private static final int DROPS = 12;
    private static final String SOCKET = "socket:[";
    private static final Pattern LOCAL = Pattern.compile("([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4})");

    private final Path proc;
    private final Supplier<List<InetSocketAddress>> listeners;
    private final MeterRegistry registry;
    private final Map<Long, Long> seen = new HashMap<>();
    private long total;

    /** @param listeners where we listen, as far as the sockets are open */
    public KernelDrops(Supplier<List<InetSocketAddress>> listeners, MeterRegistry registry) {
        this(Path.of("/proc"), listeners, registry);
    }

    KernelDrops(Path proc, Supplier<List<InetSocketAddress>> listeners, MeterRegistry registry) {
        this.proc = proc;
        this.listeners = listeners;
        this.registry = registry;
    }

    /** Reads the counters of the kernel; returns what they have counted since our sockets are open. */
    public long read() {
        Map<InetSocketAddress, String> names = new HashMap<>();
        for (InetSocketAddress address : listeners.get()) {
            names.put(address, Addresses.text(address));
        }
        if (!names.isEmpty()) {
            try {
                Set<Long> own = ownSockets();
                read("net/udp", names, own);
                read("net/udp6", names, own);
            } catch (IOException e) {
                return total; // not Linux, or a container that hides it
            }
        }
        return total;
    }

    /** The inodes of the sockets of this process. */
    private Set<Long> ownSockets() throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve("self/fd"))) {
            for (Path file : files) {
                String target = target(file);
                if (target.startsWith(SOCKET) && target.endsWith("]")) {
                    inodes.add(Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)));
                }
            }
        }
        return inodes;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private void read(String table, Map<InetSocketAddress, String> names, Set<Long> own) throws IOException {
        Path file = proc.resolve(table);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : new ArrayList<>();
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length > DROPS && columns[INODE].matches("\\d{1,18}") && columns[DROPS].matches("\\d{1,18}")) {
                String name = name(names, columns[LOCAL_ADDRESS]);
                long inode = Long.parseLong(columns[INODE]);
                if (name != null && own.contains(inode)) {
                    count(name, inode, Long.parseLong(columns[DROPS]));
                }
            }
        }
    }

    /** The listener of a socket; null when it is none. The address of all hosts may be written as that of the other IP version. */
    private static @Nullable String name(Map<InetSocketAddress, String> names, String local) {
        Matcher parts = LOCAL.matcher(local);
        if (!parts.matches()) {
            return null;
        }
        InetAddress address = address(parts.group(1));
        int port = Integer.parseInt(parts.group(2), 16);
        String name = names.get(new InetSocketAddress(address, port));
        if (name == null && address.isAnyLocalAddress()) {
            InetAddress other = address(address instanceof Inet4Address ? "0".repeat(32) : "0".repeat(8));
            name = names.get(new InetSocketAddress(other, port));
        }
        return name;
    }

    /** Each 32 bits are in the order of the machine. An IPv4 address at a socket of IPv6 becomes one of IPv4. */
    private static InetAddress address(String hex) {
        ByteBuffer octets = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < hex.length(); at += 8) {
            octets.putInt(Integer.parseUnsignedInt(hex.substring(at, at + 8), 16));
        }
        try {
            return InetAddress.getByAddress(octets.array());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 octets", impossible);
        }
    }

    private void count(String listener, long inode, long drops) {
        Counter counter = Counter.builder(METER)
                .description("Datagrams that the kernel dropped because the socket's buffer was full")
                .tag("listener", listener)
                .register(registry); // with the first reading, so that 0 is seen too
        Long before = seen.put(inode, drops);
        long grown = before == null || before > drops ? drops : drops - before;
        counter.increment((double) grown);
        total += grown;
    }
}
