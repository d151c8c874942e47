/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;

/**
 * A machine that has a log.
 *
 * @param name as its headers say it
 * @param address its own
 * @param sender see {@link SimulatedLine#sender}
 * @param system what it runs
 * @param tcp whether it sends over TCP
 * @param logs whether it sends its log at all
 * @param clockOffset milliseconds by which its clock is fast; below 0 when it is slow
 * @param zoneOffset milliseconds by which its local time differs from that of the house, which is UTC
 * @param terse whether it says less than others: no port of a client (Windows), no first line of a connection (sshd)
 */
record LogSource(
        String name,
        InetAddress address,
        String sender,
        LogSystem system,
        LogHeader header,
        boolean tcp,
        boolean logs,
        long clockOffset,
        long zoneOffset,
        boolean terse) {
    /** What its clock says. */
    long stated(long time) {
        return time + clockOffset + zoneOffset;
    }

    LogSource silent() {
        return new LogSource(name, address, sender, system, header, tcp, false, clockOffset, zoneOffset, terse);
    }

    LogSource wrongBy(long clock, long zone) {
        return new LogSource(name, address, sender, system, header, tcp, logs, clock, zone, terse);
    }
}
