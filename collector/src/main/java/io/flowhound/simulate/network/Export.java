/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.time.Duration;

/** What leaves a router: gathers records into datagrams, sends templates first and every minute, and counts. */
final class Export {
    private static final long TEMPLATE_MICROS = Duration.ofMinutes(1).toMillis() * 1000;

    private final Datagram datagram;
    private final Outbox outbox;
    private final int index;
    private final long delayMicros;
    private long begun;
    private long templatesSent = Long.MIN_VALUE;
    private long records;
    private long datagrams;
    private long optionsRecords;
    private long octets;

    Export(ExporterSetting setting, int index, int domain, Clock clock, Outbox outbox) {
        this.datagram = setting.protocol() == ExporterSetting.Protocol.V5
                ? new V5Datagram(setting, domain, clock)
                : new TemplateDatagram(setting, domain, clock);
        this.outbox = outbox;
        this.index = index;
        this.delayMicros = setting.exportDelay().toMillis() * 1000;
    }

    void add(CacheEntry entry, long now) {
        if (datagram.isEmpty()) {
            begin(now);
        }
        if (!datagram.add(entry)) {
            send(now);
            begin(now);
            datagram.add(entry);
        }
        records++;
    }

    private void begin(long now) {
        begun = now;
        boolean due = templatesSent == Long.MIN_VALUE || now - templatesSent >= TEMPLATE_MICROS;
        if (due) {
            templatesSent = now;
        }
        optionsRecords += datagram.begin(due);
    }

    private void send(long now) {
        byte[] payload = datagram.seal(now);
        datagrams++;
        octets += payload.length;
        outbox.add(index, now, payload);
    }

    /** Sends what has waited for long enough. */
    void tick(long now) {
        if (!datagram.isEmpty() && now - begun >= delayMicros) {
            send(now);
        }
    }

    boolean isEmpty() {
        return datagram.isEmpty();
    }

    ExportCount count() {
        return new ExportCount(records, datagrams, optionsRecords, octets);
    }
}
