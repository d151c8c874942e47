/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one file says, thing by thing, and what is wrong with it. Bounded: of each kind no more is kept than there may be. */
final class Content {
    /** So many problems are told; more of them are counted. */
    private static final int MOST_PROBLEMS = 1_000;

    private final Path file;
    private final List<HostRow> hosts = new ArrayList<>();
    private final List<SubnetRow> subnets = new ArrayList<>();
    private final List<ExporterRow> exporters = new ArrayList<>();
    private final List<InterfaceRow> interfaces = new ArrayList<>();
    private final int[] refused = new int[Kind.values().length];
    private final List<String> problems = new ArrayList<>();
    private int problemCount;

    /** Of a file that says nothing yet. */
    Content(Path file) {
        this.file = file;
    }

    record HostRow(int line, List<IpAddress> addresses, List<Long> macs, Host host) {}

    record SubnetRow(int line, IpNetwork network, Subnet subnet) {}

    @SuppressWarnings("ArrayRecordComponent")
    record ExporterRow(int line, IpAddress address, byte @Nullable [] name, byte @Nullable [] site) {}

    record InterfaceRow(int line, IpAddress exporter, long index, Interface made) {}

    void add(HostRow row) {
        add(Kind.HOST, hosts, row, row.line);
    }

    void add(SubnetRow row) {
        add(Kind.SUBNET, subnets, row, row.line);
    }

    void add(ExporterRow row) {
        add(Kind.EXPORTER, exporters, row, row.line);
    }

    void add(InterfaceRow row) {
        add(Kind.INTERFACE, interfaces, row, row.line);
    }

    private <R> void add(Kind kind, List<R> rows, R row, int line) {
        if (rows.size() < kind.most()) {
            rows.add(row);
        } else if (refused[kind.ordinal()]++ == 0) {
            problem(
                    line,
                    "there may be " + kind.most() + " " + kind.title()
                            + ": this one and those behind it are left out; take some away");
        }
    }

    /** Notes what is wrong with a line. */
    void problem(int line, String message) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(place(line) + message);
        }
    }

    /** A line, as problems name it. */
    String place(int line) {
        return file + ":" + line + ": ";
    }

    List<HostRow> hosts() {
        return hosts;
    }

    List<SubnetRow> subnets() {
        return subnets;
    }

    List<ExporterRow> exporters() {
        return exporters;
    }

    List<InterfaceRow> interfaces() {
        return interfaces;
    }

    /** How many things it has, of whatever kind. */
    int size() {
        return hosts.size() + subnets.size() + exporters.size() + interfaces.size();
    }

    /** Each with its line, the first thousand. */
    List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** All of them. */
    int problemCount() {
        return problemCount;
    }
}
