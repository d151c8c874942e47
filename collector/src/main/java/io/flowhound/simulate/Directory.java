/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody in a simulation: the hosts of the network and the remote ends that they talk to. Read from two tables. */
final class Directory {
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<RemoteEnd.Kind, List<RemoteEnd>> remotes = new EnumMap<>(RemoteEnd.Kind.class);

    /** Reads a table of remote ends and tables of hosts, which lie next to this class. */
    Directory(String internet, String... tables) {
        for (String table : tables) {
            for (String[] cells : rows(table)) {
                hosts.put(cells[0], Host.parse(cells, hosts.size()));
            }
        }
        for (String[] cells : rows(internet)) {
            RemoteEnd remote = RemoteEnd.parse(cells);
            remotes.computeIfAbsent(remote.kind(), kind -> new ArrayList<>()).add(remote);
        }
    }

    List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    Host host(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalArgumentException("the table of hosts has no host named " + name);
        }
        return host;
    }

    /** The hosts whose names begin so, in the order of the tables. */
    List<Host> hosts(String prefix) {
        return hosts.values().stream()
                .filter(host -> host.name().startsWith(prefix))
                .toList();
    }

    /** The hosts of some roles, in the order of the tables. */
    List<Host> hosts(Role... roles) {
        List<Role> wanted = List.of(roles);
        return hosts.values().stream()
                .filter(host -> wanted.contains(host.role()))
                .toList();
    }

    List<RemoteEnd> remotes(RemoteEnd.Kind kind) {
        List<RemoteEnd> found = remotes.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("the table of remote ends has none of the kind " + kind);
        }
        return found;
    }

    /** One of the remote ends of a kind. */
    RemoteEnd remote(RemoteEnd.Kind kind, String name) {
        return remotes(kind).stream()
                .filter(remote -> remote.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the table of remote ends has no " + kind + " " + name));
    }

    /** The host with this IPv4 address, or null. */
    @Nullable
    Host at(InetAddress ipv4) {
        return hosts.values().stream()
                .filter(host -> host.ipv4().equals(ipv4))
                .findFirst()
                .orElse(null);
    }

    static List<String[]> rows(String table) {
        try (InputStream in = Directory.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalArgumentException("no such table: " + table);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + table, e);
        }
    }
}
