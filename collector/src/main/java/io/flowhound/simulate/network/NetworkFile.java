/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.ConfigurationException;
import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import io.flowhound.config.RecordFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The description of a network: everything has a default, and equal files give equal datagrams. */
public record NetworkFile(
        @Doc("Equal seeds give equal traffic.") @Default("1")
        long seed,

        @Doc("When the first conversations begin; `--start` wins over it.") @Default("2026-11-22T04:00:00Z")
        String start,

        @Doc("For how long conversations begin. It ends when all of them have.")
        @Default("45m")
        @Range(min = "1m", max = "1d")
        Duration duration,

        @Doc("How many conversations there are.") @Default("2000") @Range(min = "1", max = "1000000")
        int conversations,

        @Doc("How long packets take to the other side and back, at most, in milliseconds.")
        @Default("80")
        @Range(min = "1", max = "2000")
        int roundTripMs,

        Mix mix,

        @Doc("Where hosts are. Without: a home with 30 hosts and the Internet.")
        List<SiteSetting> sites,

        @Doc("What hosts offer. Without: some well-known services, and some on ports that nobody knows.")
        List<ServiceSetting> services,

        @Doc("What tells of the packets that pass it. Without: a router with IPFIX.")
        List<ExporterSetting> exporters,

        @Doc("Which exporters packets pass. Without: all in order between any two sites, none within one.")
        List<PathSetting> paths) {
    public NetworkFile {
        sites = List.copyOf(sites);
        services = List.copyOf(services);
        exporters = List.copyOf(exporters);
        paths = List.copyOf(paths);
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException with every problem that there is
     */
    public static NetworkFile read(Path file) throws ConfigurationException {
        return RecordFile.read("--network", file, NetworkFile.class, NetworkRules::problems);
    }

    /** When the first conversations begin. */
    public Instant begin() {
        return Instant.parse(start);
    }

    List<SiteSetting> sitesOrDefault() {
        return sites.isEmpty() ? Defaults.SITES : sites;
    }

    List<ServiceSetting> servicesOrDefault() {
        return services.isEmpty() ? Defaults.SERVICES : services;
    }

    List<ExporterSetting> exportersOrDefault() {
        return exporters.isEmpty() ? List.of(Defaults.EXPORTER) : exporters;
    }
}
