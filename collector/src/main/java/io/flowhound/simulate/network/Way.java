/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.ArrayList;
import java.util.List;

/**
 * One way of a conversation: the routers in order, and where they meter.
 *
 * @param names the routers' names
 */
record Way(List<String> names, List<Probe> probes) {
    private static final long INSIDE_ROUTER = 15;

    /**
     * Lays it out.
     *
     * @param roundTrip microseconds
     * @param key the 5-tuple as its sender has it
     * @param translated the same behind the router that translates; equal where none does
     * @param translator that router's place on this way, or -1
     */
    static Way of(
            Course course, List<Router> routers, long roundTrip, FlowKey key, FlowKey translated, int translator) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < routers.size(); i++) {
            Router router = routers.get(i);
            String before =
                    i == 0 ? course.from.name() : routers.get(i - 1).setting().name();
            String after = i == routers.size() - 1
                    ? course.to.name()
                    : routers.get(i + 1).setting().name();
            FlowKey in = translator < 0 || i <= translator ? key : translated;
            FlowKey out = translator < 0 || i < translator ? key : translated;
            long offset = roundTrip / 2 * (i + 1) / (routers.size() + 1);
            int input = router.interfaceTo(before);
            meter(probes, router, new Passage(in, out, input, router.interfaceTo(after), offset, course.forth));
        }
        return new Way(routers.stream().map(router -> router.setting().name()).toList(), List.copyOf(probes));
    }

    /** From where to where; {@code forth} is from the client to the server. */
    record Course(Site from, Site to, boolean forth) {}

    /** How packets pass a router. */
    private record Passage(FlowKey in, FlowKey out, int input, int output, long offset, boolean forth) {
        boolean isTranslated() {
            return !in.equals(out);
        }
    }

    private static void meter(List<Probe> probes, Router router, Passage passage) {
        ExporterSetting setting = router.setting();
        boolean elements = setting.nat().report() == NatSetting.Report.ELEMENTS && passage.isTranslated();
        boolean tells = elements && setting.protocol() != ExporterSetting.Protocol.V5;
        int input = passage.input;
        int output = passage.output;
        if (setting.biflow()) {
            // One view of both ways, that of the inside; only the way out has its translation ahead.
            FlowKey view = passage.forth ? passage.in : passage.out;
            Slot slot = Slot.biflow(view, input, output, tells && passage.forth ? passage.out : null);
            probes.add(new Probe(router, slot, passage.offset));
            return;
        }
        if (setting.meters(true)) {
            FlowKey ahead = tells ? passage.out : null;
            Slot slot = new Slot(passage.in, passage.in, Slot.Point.INGRESS, input, output, ahead);
            probes.add(new Probe(router, slot, passage.offset));
        }
        if (setting.meters(false)) {
            Slot slot = new Slot(passage.out, passage.out, Slot.Point.EGRESS, input, output, null);
            probes.add(new Probe(router, slot, passage.offset + INSIDE_ROUTER));
        }
    }
}
