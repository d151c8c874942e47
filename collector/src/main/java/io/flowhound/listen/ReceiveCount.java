/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.TransportMetrics;
import org.jspecify.annotations.Nullable;

/** Counts what one socket or connection receives; the meters are told once per burst. For one thread. */
final class ReceiveCount {
    private final CollectorMetrics metrics;
    private final @Nullable TransportMetrics syslog;
    private int messages;
    private long octets;

    /**
     * Counts.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     */
    ReceiveCount(CollectorMetrics metrics, Payload payload, String transport) {
        this.metrics = metrics;
        this.syslog = payload == Payload.SYSLOG ? metrics.syslogOver(transport) : null;
    }

    void add(int octets) {
        messages++;
        this.octets += octets;
    }

    /** How many there were since the meters were told. */
    int messages() {
        return messages;
    }

    /** Tells the meters; whether there was anything to tell. */
    boolean flush() {
        if (messages == 0) {
            return false;
        }
        metrics.datagramsReceived.increment(messages);
        metrics.octetsReceived.increment((double) octets);
        if (syslog != null) {
            syslog.messages.increment(messages);
            syslog.octets.increment((double) octets);
        }
        messages = 0;
        octets = 0;
        return true;
    }
}
