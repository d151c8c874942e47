/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulation contains, exactly.
 *
 * @param byExporter in the order of the exporters' indices
 * @param byProtocol the protocols that occur, in the order of their versions
 */
public record Summary(Tally total, List<Tally> byExporter, Map<ExportProtocol, Tally> byProtocol) {
    static Summary of(List<ExporterInfo> exporters, List<SimulatedDatagram> datagrams, List<SimulatedFlow> flows) {
        List<Tally> byExporter = new ArrayList<>(Collections.nCopies(exporters.size(), Tally.NOTHING));
        for (SimulatedDatagram datagram : datagrams) {
            Tally one = new Tally(1, datagram.flowRecords(), datagram.optionsRecords(), 0, 0);
            byExporter.set(
                    datagram.exporter(), byExporter.get(datagram.exporter()).plus(one));
        }
        for (SimulatedFlow flow : flows) {
            Tally one = new Tally(0, 0, 0, flow.octets(), flow.packets());
            byExporter.set(flow.exporter(), byExporter.get(flow.exporter()).plus(one));
        }
        return of(exporters, byExporter);
    }

    /** The summary of exporters each of which has sent so much. */
    static Summary of(List<ExporterInfo> exporters, List<Tally> byExporter) {
        Map<ExportProtocol, Tally> byProtocol = new EnumMap<>(ExportProtocol.class);
        for (int i = 0; i < exporters.size(); i++) {
            byProtocol.merge(exporters.get(i).protocol(), byExporter.get(i), Tally::plus);
        }
        Tally total = byExporter.stream().reduce(Tally.NOTHING, Tally::plus);
        return new Summary(total, List.copyOf(byExporter), Collections.unmodifiableMap(byProtocol));
    }
}
