/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of the logs of a simulation, so that whatever is concluded from them can be judged.
 *
 * @param hosts every machine that could send its log, whether it does or not
 * @param byKind lines that arrive by {@link SimulatedLine#kind}
 * @param lines how many arrive
 * @param lost how many are lost on the way
 * @param logins who was behind every login and every try, also on machines that are silent
 * @param leases who got which address
 */
public record LogTruth(
        List<OfHost> hosts,
        Map<String, Long> byKind,
        long lines,
        long lost,
        List<LoginTruth> logins,
        List<Lease> leases) {
    public LogTruth {
        hosts = List.copyOf(hosts);
        logins = List.copyOf(logins);
        leases = List.copyOf(leases);
    }

    /**
     * The log of one machine.
     *
     * @param address its own
     * @param sender see {@link SimulatedLine#sender}
     * @param header of which form its lines are: {@code rfc3164}, {@code no_host}, {@code iso} or {@code rfc5424}
     * @param logs whether it sends them
     * @param clockOffset milliseconds by which its clock is fast; below 0 when it is slow
     * @param zoneOffset milliseconds by which the times that it writes without a zone differ from UTC
     * @param lines how many arrive
     * @param lost how many are lost on the way
     */
    public record OfHost(
            String name,
            InetAddress address,
            String sender,
            String header,
            boolean tcp,
            boolean logs,
            long clockOffset,
            long zoneOffset,
            long lines,
            long lost) {}

    static LogTruth of(List<LogSource> sources, LogBook book, List<LoginTruth> logins, List<Lease> leases) {
        List<OfHost> hosts = new ArrayList<>();
        long lines = 0;
        long lost = 0;
        for (LogSource source : sources) {
            LogBook.Count count = book.of(source);
            lines += count.arriving();
            lost += count.lost();
            hosts.add(of(source, count));
        }
        Map<String, Long> byKind = new LinkedHashMap<>();
        book.byKind().forEach((kind, count) -> byKind.put(kind, count.arriving()));
        return new LogTruth(hosts, Collections.unmodifiableMap(byKind), lines, lost, logins, leases);
    }

    private static OfHost of(LogSource source, LogBook.Count count) {
        return new OfHost(
                source.name(),
                source.address(),
                source.sender(),
                source.header().name().toLowerCase(Locale.ROOT),
                source.tcp(),
                source.logs(),
                source.clockOffset(),
                source.zoneOffset(),
                count.arriving(),
                count.lost());
    }

    /** The login of a leg; null when there is none, as with a leg of another simulation. */
    public @Nullable LoginTruth of(PivotLeg leg) {
        return logins.stream().filter(login -> login.isOf(leg)).findFirst().orElse(null);
    }
}
