/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Exporters that tell of a flow soon: a datagram is sent when it is full, or {@value #PATIENCE} milliseconds after the
 * first flow in it has ended.
 */
final class PromptExport {
    private static final long PATIENCE = 10_000;
    /** The header of NetFlow v9 has whole seconds: a flow that ended within the last one would lie in the future. */
    private static final long LAST_SECOND = 1_000;

    private final List<ExporterInfo> exporters;
    private final List<Packer> packers = new ArrayList<>();
    private final long[] firstEnds;
    private final List<Tally> tallies;
    private final NetworkHistory.Sink sink;
    private final List<SimulatedDatagram> sealed = new ArrayList<>();

    /** Makes exporters that all started at {@code booted}, milliseconds since 1970. */
    PromptExport(List<ExporterInfo> exporters, long booted, NetworkHistory.Sink sink) {
        this.exporters = exporters;
        exporters.forEach(exporter -> packers.add(Packer.of(exporter, booted)));
        this.firstEnds = new long[exporters.size()];
        this.tallies = new ArrayList<>(Collections.nCopies(exporters.size(), Tally.NOTHING));
        this.sink = sink;
    }

    /** Tells of a flow, which has not ended before the one told of last. */
    void take(SimulatedFlow flow) throws IOException, InterruptedException {
        sealWhatWaits(flow.end() - PATIENCE);
        send(flow.end());
        int exporter = flow.exporter();
        Packer packer = packers.get(exporter);
        boolean first = packer.isEmpty();
        if (!packer.add(flow)) {
            seal(exporter, flow.end() + LAST_SECOND);
            packer.add(flow);
            first = true;
        }
        if (first) {
            firstEnds[exporter] = flow.end();
        }
        add(exporter, new Tally(0, 0, 0, flow.octets(), flow.packets()));
    }

    /** Sends the rest, and says how much there was in all. */
    Summary end() throws IOException, InterruptedException {
        sealWhatWaits(Long.MAX_VALUE);
        send(Long.MAX_VALUE);
        return Summary.of(exporters, tallies);
    }

    private void sealWhatWaits(long since) {
        for (int exporter = 0; exporter < packers.size(); exporter++) {
            if (!packers.get(exporter).isEmpty() && firstEnds[exporter] < since) {
                seal(exporter, firstEnds[exporter] + PATIENCE + LAST_SECOND);
            }
        }
    }

    private void seal(int exporter, long time) {
        Packer.Packed packed = packers.get(exporter).seal(time);
        sealed.add(new SimulatedDatagram(
                exporter, Instant.ofEpochMilli(time), packed.flowRecords(), packed.optionsRecords(), packed.payload()));
        add(exporter, new Tally(1, packed.flowRecords(), packed.optionsRecords(), 0, 0));
    }

    private void add(int exporter, Tally tally) {
        tallies.set(exporter, tallies.get(exporter).plus(tally));
    }

    /** Sends what is due at a time; whatever is sealed from now on is later than that. */
    private void send(long time) throws IOException, InterruptedException {
        sealed.sort(Comparator.comparing(SimulatedDatagram::exportTime));
        while (!sealed.isEmpty() && sealed.getFirst().exportTime().toEpochMilli() <= time) {
            sink.take(sealed.removeFirst());
        }
    }
}
