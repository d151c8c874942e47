/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The packer of an old router: NetFlow v5, IPv4 only, times relative to when it started. */
final class V5Packer implements Packer {
    private static final String PROVIDER = "100.64.0.1";
    private static final int INTERNET = 1;

    private final int engineId;
    private final long booted;
    private V5Message message = new V5Message();
    private int records;
    private long sequence;

    /** Makes a packer for a router that started at {@code booted}, milliseconds since 1970. */
    V5Packer(ExporterInfo exporter, long booted) {
        this.engineId = (int) exporter.domain();
        this.booted = booted;
    }

    @Override
    public boolean add(SimulatedFlow flow) {
        if (flow.isIpv6()) {
            throw new IllegalArgumentException("NetFlow v5 cannot tell of IPv6: " + flow);
        }
        if (records == V5Message.MAX_RECORDS) {
            return false;
        }
        message.add(record(flow));
        records++;
        return true;
    }

    private V5Record record(SimulatedFlow flow) {
        V5Record told = new V5Record()
                .addresses(flow.source().getAddress(), flow.destination().getAddress())
                .ports(flow.sourcePort(), flow.destinationPort())
                .protocol(flow.protocol())
                .tcpFlags(flow.tcpFlags())
                .tos(flow.tos())
                .counters(flow.packets(), flow.octets())
                .times(flow.start() - booted, flow.end() - booted)
                .interfaces(flow.input(), flow.output())
                .masks(flow.sourceMask(), flow.destinationMask());
        return flow.output() == INTERNET ? told.nextHop(PROVIDER) : told;
    }

    @Override
    public boolean isEmpty() {
        return records == 0;
    }

    @Override
    public Packed seal(long now) {
        byte[] payload = message.sysUptime(now - booted)
                .exportTime(Math.floorDiv(now, 1000), Math.floorMod(now, 1000) * 1_000_000L)
                .sequence(sequence)
                .engine(0, engineId)
                .toBytes();
        Packed packed = new Packed(records, 0, payload);
        sequence += records;
        records = 0;
        message = new V5Message();
        return packed;
    }
}
