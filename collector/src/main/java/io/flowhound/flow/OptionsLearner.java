/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** Takes what an options record tells about its exporter into the memory of that exporter. */
final class OptionsLearner {
    private static final OptionValue[] RATES = {
        OptionValue.INTERVAL,
        OptionValue.RANDOM_INTERVAL,
        OptionValue.PACKETS,
        OptionValue.TIME_INTERVAL,
        OptionValue.SIZE,
        OptionValue.PROBABILITY
    };

    /** Learns from a record; whether anything is new. */
    boolean learn(OptionsRecord record, ExporterState exporter) {
        long init = record.get(OptionValue.SYSTEM_INIT);
        boolean changed = init > 0 && exporter.systemInitMillis(init);
        changed |= sampling(record, exporter);
        changed |= interfaceNames(record, exporter);
        changed |= applicationName(record, exporter);
        changed |= vrfName(record, exporter);
        changed |= device(record, exporter);
        if (changed) {
            exporter.told();
        }
        return changed;
    }

    private static boolean sampling(OptionsRecord record, ExporterState exporter) {
        long sampler = record.get(OptionValue.SAMPLER); // 0 says that there is none
        if (!statesRate(record)) {
            return sampler > 0 && interfaceRate(record, exporter, ExporterState.ofSampler(sampler));
        }
        long rate = rate(record);
        if (sampler != 0) {
            boolean changed = exporter.samplerRate(sampler, rate);
            changed |= interfaceRate(record, exporter, rate);
            return changed;
        }
        if (namesInterface(record)) {
            return interfaceRate(record, exporter, rate);
        }
        return record.has(OptionValue.TEMPLATE)
                ? exporter.templateRate(record.get(OptionValue.TEMPLATE), rate)
                : exporter.generalRate(record.scope(), rate);
    }

    private static boolean statesRate(OptionsRecord record) {
        for (OptionValue value : RATES) {
            if (record.has(value)) {
                return true;
            }
        }
        return false;
    }

    private static long rate(OptionsRecord record) {
        long rate = SamplingRate.of(
                Math.max(record.get(OptionValue.INTERVAL), record.get(OptionValue.RANDOM_INTERVAL)),
                record.get(OptionValue.PACKETS),
                record.has(OptionValue.SPACE),
                record.get(OptionValue.SPACE),
                record.get(OptionValue.SIZE),
                record.get(OptionValue.POPULATION));
        long byTime = record.has(OptionValue.TIME_SPACE)
                ? SamplingRate.ratio(record.get(OptionValue.TIME_INTERVAL), record.get(OptionValue.TIME_SPACE))
                : 0;
        return Math.max(Math.max(rate, byTime), record.get(OptionValue.PROBABILITY));
    }

    private static long ingress(OptionsRecord record) {
        long own = record.get(OptionValue.INGRESS_INTERFACE, OptionValue.INGRESS_PHYSICAL);
        return own != 0 ? own : record.get(OptionValue.INTERFACE);
    }

    private static long egress(OptionsRecord record) {
        long own = record.get(OptionValue.EGRESS_INTERFACE, OptionValue.EGRESS_PHYSICAL);
        return own != 0 ? own : record.get(OptionValue.INTERFACE);
    }

    /** An interface of 0 is none: softflowd gives the rate of the whole exporter that scope. */
    private static boolean namesInterface(OptionsRecord record) {
        return ingress(record) != 0 || egress(record) != 0;
    }

    private static boolean interfaceRate(OptionsRecord record, ExporterState exporter, long rate) {
        boolean eitherWay = !record.has(OptionValue.DIRECTION);
        boolean onlyEgress = record.get(OptionValue.DIRECTION) == 1;
        long ingress = ingress(record);
        long egress = egress(record);
        if (onlyEgress && egress == 0) {
            egress = ingress; // the interface that the record names, by whichever element
        } else if (!eitherWay && ingress == 0) {
            ingress = egress;
        }
        boolean changed = false;
        if (ingress != 0 && !onlyEgress) {
            changed = exporter.interfaceRate(ingress, false, rate);
        }
        if (egress != 0 && (eitherWay || onlyEgress)) {
            changed |= exporter.interfaceRate(egress, true, rate);
        }
        return changed;
    }

    private static boolean interfaceNames(OptionsRecord record, ExporterState exporter) {
        long named = ingress(record);
        if (named == 0) {
            named = egress(record);
        }
        if (named == 0) {
            return false;
        }
        boolean changed = record.name(exporter.interfaceNames(), named, OptionValue.INTERFACE_NAME);
        changed |= record.name(exporter.interfaceAliases(), named, OptionValue.INTERFACE_DESCRIPTION);
        return changed;
    }

    private static boolean applicationName(OptionsRecord record, ExporterState exporter) {
        long application = record.get(OptionValue.APPLICATION);
        return application != 0
                && record.name(
                        exporter.applications(),
                        application,
                        record.has(OptionValue.APPLICATION_NAME)
                                ? OptionValue.APPLICATION_NAME
                                : OptionValue.APPLICATION_DESCRIPTION);
    }

    /** VRF 0 can have a name too, mostly that of the default one. */
    private static boolean vrfName(OptionsRecord record, ExporterState exporter) {
        boolean named = record.has(OptionValue.INGRESS_VRF) || record.has(OptionValue.EGRESS_VRF);
        long vrf = record.get(OptionValue.INGRESS_VRF, OptionValue.EGRESS_VRF);
        return named && record.name(exporter.vrfs(), vrf, OptionValue.VRF_NAME);
    }

    private static boolean device(OptionsRecord record, ExporterState exporter) {
        OptionValue value =
                record.has(OptionValue.ORIGINAL_EXPORTER) ? OptionValue.ORIGINAL_EXPORTER : OptionValue.EXPORTER;
        long place = record.get(value);
        return place != 0
                && exporter.device(
                        DeviceAddress.high(record.octets(), place), DeviceAddress.low(record.octets(), place));
    }
}
