/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.pivot.LoginRecord;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Three exporters that tell of login sessions as routers do: each direction by itself, slices by the active timeout and by pauses,
 * two exporters for what crosses both, clocks that differ, records that get lost or come late.
 */
final class LoginExporters {
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int PSH_ACK = 24;
    private static final double LOST = 0.005;
    private static final double LATE = 0.02;
    private static final int LATE_MILLIS = 900_000;
    private static final Exporter[] ALL = {
        new Exporter("10.0.0.1", 0, 2), new Exporter("10.0.0.2", 1_400, 5), new Exporter("10.0.0.3", -900, 1)
    };

    private final RandomGenerator random;
    private final List<LoginRecord> out;

    LoginExporters(RandomGenerator random, List<LoginRecord> out) {
        this.random = random;
        this.out = out;
    }

    /** Tells of a session between two addresses. */
    void tell(String client, String server, int port, LoginMinutes minutes) {
        int clientPort = random.nextInt(32_768, 61_000);
        Exporter near = ALL[Math.floorMod(client.hashCode(), ALL.length)];
        Exporter far = ALL[Math.floorMod(server.hashCode(), ALL.length)];
        tell(near, client, clientPort, server, port, minutes);
        if (far != near) {
            tell(far, client, clientPort, server, port, minutes);
        }
    }

    private void tell(Exporter exporter, String client, int clientPort, String server, int port, LoginMinutes minutes) {
        int first = 0;
        while (first < minutes.count()) {
            if (minutes.isQuiet(first)) {
                first++;
                continue;
            }
            int last = first;
            int toServer = minutes.toServer(first);
            int toClient = minutes.toClient(first);
            while (last + 1 < minutes.count() && last + 1 - first < exporter.timeout && !minutes.isQuiet(last + 1)) {
                last++;
                toServer += minutes.toServer(last);
                toClient += minutes.toClient(last);
            }
            int flags = PSH_ACK | (first == 0 ? SYN : 0) | (last == minutes.count() - 1 ? FIN : 0);
            long start = minutes.startOf(first) + exporter.skew;
            long end = minutes.endOf(last) + exporter.skew;
            record(exporter, start, end, client, clientPort, server, port, toServer, flags);
            record(exporter, start, end, server, port, client, clientPort, toClient, flags);
            first = last + 1;
        }
    }

    private void record(
            Exporter exporter,
            long start,
            long end,
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            int octets,
            int flags) {
        if (octets == 0 || random.nextDouble() < LOST) {
            return;
        }
        long arrival = end - exporter.skew + random.nextInt(100, 5_000);
        if (random.nextDouble() < LATE) {
            arrival += random.nextInt(60_000, LATE_MILLIS);
        }
        out.add(new LoginRecord(
                arrival,
                start,
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                octets,
                LoginRecord.UNSEEN,
                flags,
                exporter.address,
                1,
                "b-" + out.size(),
                null));
    }

    /**
     * @param skew how far its clock is ahead, milliseconds
     * @param timeout active timeout, minutes
     */
    private record Exporter(String address, int skew, int timeout) {}
}
