/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.V5Message;
import io.flowhound.simulate.V5Record;

/** Datagrams of NetFlow v5. */
final class V5Datagram implements Datagram {
    private static final int DETERMINISTIC = 1;
    private static final int RANDOM = 2;

    private final ExporterSetting setting;
    private final int engine;
    private final Clock clock;
    private V5Message message = new V5Message();
    private int records;
    private long sequence;

    V5Datagram(ExporterSetting setting, int engine, Clock clock) {
        this.setting = setting;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public int begin(boolean withTemplates) {
        message = new V5Message();
        return 0;
    }

    @Override
    public boolean add(CacheEntry entry) {
        if (records == V5Message.MAX_RECORDS) {
            return false;
        }
        records++;
        FlowKey key = entry.slot.key();
        V5Record told = new V5Record()
                .addresses(key.source, key.destination)
                .ports(key.sourcePort, key.destinationPort)
                .protocol(key.protocol)
                .counters(entry.packets, entry.octets)
                .times(clock.uptime(entry.first), clock.uptime(entry.last));
        if (setting.flags()) {
            told.tcpFlags(entry.flags);
        }
        if (setting.interfaces()) {
            told.interfaces(entry.slot.input(), entry.slot.output());
        }
        message.add(told);
        return true;
    }

    @Override
    public boolean isEmpty() {
        return records == 0;
    }

    @Override
    public byte[] seal(long now) {
        long millis = clock.millis(now);
        message.sysUptime(clock.uptime(now))
                .exportTime(Math.floorDiv(millis, 1000), Math.floorMod(millis, 1000) * 1_000_000L)
                .sequence(sequence)
                .engine(0, engine);
        SamplingSetting sampling = setting.sampling();
        if (sampling.rate() > 1 && sampling.told() != SamplingSetting.Told.NEVER) {
            boolean random = sampling.mode() == SamplingSetting.Mode.RANDOM;
            message.sampling(random ? RANDOM : DETERMINISTIC, sampling.rate());
        }
        sequence += records;
        records = 0;
        return message.toBytes();
    }
}
