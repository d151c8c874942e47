/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an exporter with templates writes into its records, as its settings say. */
final class RecordLayout {
    private static final long REVERSE = FieldSpec.REVERSE;
    private static final int ARBITRARY = 0;
    private static final int INITIATOR = 1;
    private static final int REVERSE_INITIATOR = 2;

    private final ExporterSetting setting;
    private final int domain;
    private final Clock clock;
    private final boolean ipfix;
    private final TemplateSpec ipv4;
    private final TemplateSpec ipv6;
    private final TemplateSpec translated;

    RecordLayout(ExporterSetting setting, int domain, Clock clock) {
        this.setting = setting;
        this.domain = domain;
        this.clock = clock;
        this.ipfix = setting.protocol() == ExporterSetting.Protocol.IPFIX;
        this.ipv4 = template(256, false, false);
        this.ipv6 = template(257, true, false);
        this.translated = template(258, false, true);
    }

    private TemplateSpec template(int id, boolean v6, boolean nat) {
        List<FieldSpec> fields = new ArrayList<>(List.of(
                FieldSpec.of(v6 ? 27 : 8, v6 ? 16 : 4), // source address
                FieldSpec.of(v6 ? 28 : 12, v6 ? 16 : 4), // destination address
                FieldSpec.of(7, 2), // sourceTransportPort
                FieldSpec.of(11, 2), // destinationTransportPort
                FieldSpec.of(4, 1), // protocolIdentifier
                FieldSpec.of(1, 8), // octetDeltaCount
                FieldSpec.of(2, 8))); // packetDeltaCount
        times(fields);
        add(fields, ipfix, FieldSpec.of(v6 ? 139 : 32, 2)); // icmpTypeCode
        add(fields, ipfix, FieldSpec.of(136, 1)); // flowEndReason
        add(fields, setting.flags(), FieldSpec.of(6, 1)); // tcpControlBits
        add(fields, setting.interfaces(), FieldSpec.of(10, 4), FieldSpec.of(14, 4)); // ingress and egress
        add(fields, setting.direction(), FieldSpec.of(61, 1)); // flowDirection
        add(fields, isSampled(SamplingSetting.Told.RECORD), FieldSpec.of(34, 4)); // samplingInterval
        biflow(fields);
        add(fields, nat, FieldSpec.of(225, 4), FieldSpec.of(226, 4)); // postNAT addresses
        add(fields, nat, FieldSpec.of(227, 2), FieldSpec.of(228, 2)); // postNAPT ports
        return TemplateSpec.of(id, fields.toArray(FieldSpec[]::new));
    }

    private void times(List<FieldSpec> fields) {
        switch (setting.times()) {
            case MILLISECONDS -> add(fields, true, FieldSpec.of(152, 8), FieldSpec.of(153, 8));
            case SECONDS -> add(fields, true, FieldSpec.of(150, 4), FieldSpec.of(151, 4));
            case UPTIME -> add(fields, true, FieldSpec.of(22, 4), FieldSpec.of(21, 4));
        }
    }

    private void biflow(List<FieldSpec> fields) {
        add(fields, setting.biflow(), FieldSpec.of(239, 1), FieldSpec.of(REVERSE, 1, 8), FieldSpec.of(REVERSE, 2, 8));
        add(fields, setting.biflow() && setting.flags(), FieldSpec.of(REVERSE, 6, 1));
    }

    private static void add(List<FieldSpec> fields, boolean wanted, FieldSpec... more) {
        if (wanted) {
            fields.addAll(List.of(more));
        }
    }

    private boolean isSampled(SamplingSetting.Told told) {
        return setting.sampling().rate() > 1 && setting.sampling().told() == told;
    }

    List<TemplateSpec> templates() {
        return setting.nat().isOn() ? List.of(ipv4, ipv6, translated) : List.of(ipv4, ipv6);
    }

    /** The options template that tells of sampling, or null. */
    @Nullable
    TemplateSpec samplingTemplate() {
        if (!isSampled(SamplingSetting.Told.OPTIONS)) {
            return null;
        }
        return ipfix
                ? TemplateSpec.options(260, 1, FieldSpec.of(149, 4), FieldSpec.of(305, 4), FieldSpec.of(306, 4))
                : TemplateSpec.options(260, 1, FieldSpec.of(1, 4), FieldSpec.of(34, 4), FieldSpec.of(35, 1));
    }

    DataRecord sampling(TemplateSpec template) {
        int rate = setting.sampling().rate();
        if (ipfix) {
            return new DataRecord(template).number(149, domain).number(305, 1).number(306, rate - 1L);
        }
        boolean random = setting.sampling().mode() == SamplingSetting.Mode.RANDOM;
        return new DataRecord(template).number(34, rate).number(35, random ? 2 : 1);
    }

    TemplateSpec templateOf(CacheEntry entry) {
        if (entry.slot.key().isIpv6()) {
            return ipv6;
        }
        return entry.slot.translated() == null ? ipv4 : translated;
    }

    DataRecord record(TemplateSpec template, CacheEntry entry) {
        FlowKey key = entry.slot.key();
        boolean v6 = key.isIpv6();
        DataRecord told = new DataRecord(template)
                .octets(v6 ? 27 : 8, key.source)
                .octets(v6 ? 28 : 12, key.destination)
                .number(4, key.protocol)
                .number(1, entry.octets)
                .number(2, entry.packets);
        ports(told, key);
        times(told, entry);
        if (ipfix) {
            told.number(136, entry.reason.number);
        }
        extras(told, entry);
        FlowKey after = entry.slot.translated();
        if (after != null) {
            told.octets(225, after.source).octets(226, after.destination);
            told.number(227, after.sourcePort).number(228, after.isIcmp() ? 0 : after.destinationPort);
        }
        return told;
    }

    /** IPFIX has an element for type and code of ICMP; v9 puts them where v5 does. */
    private void ports(DataRecord told, FlowKey key) {
        if (ipfix && key.isIcmp()) {
            told.number(key.isIpv6() ? 139 : 32, key.destinationPort);
        } else {
            told.number(7, key.sourcePort).number(11, key.destinationPort);
        }
    }

    private void times(DataRecord told, CacheEntry entry) {
        switch (setting.times()) {
            case MILLISECONDS -> told.number(152, clock.millis(entry.first)).number(153, clock.millis(entry.last));
            case SECONDS -> told.number(150, clock.seconds(entry.first)).number(151, clock.seconds(entry.last));
            case UPTIME -> told.number(22, clock.uptime(entry.first)).number(21, clock.uptime(entry.last));
        }
    }

    /** Who follows connections knows who began one, also in the middle of it; but not where nobody did. */
    private static int initiator(CacheEntry entry) {
        if (entry.conversations.getFirst().outcome() == Outcome.BACKSCATTER) {
            return ARBITRARY;
        }
        return entry.forth ? INITIATOR : REVERSE_INITIATOR;
    }

    private void extras(DataRecord told, CacheEntry entry) {
        if (setting.flags()) {
            told.number(6, entry.flags);
        }
        if (setting.interfaces()) {
            told.number(10, entry.slot.input()).number(14, entry.slot.output());
        }
        if (setting.direction()) {
            told.number(61, entry.slot.point() == Slot.Point.EGRESS ? 1 : 0);
        }
        if (isSampled(SamplingSetting.Told.RECORD)) {
            told.number(34, setting.sampling().rate());
        }
        if (setting.biflow()) {
            told.number(239, initiator(entry))
                    .number(REVERSE, 1, entry.reverseOctets)
                    .number(REVERSE, 2, entry.reversePackets);
            if (setting.flags()) {
                told.number(REVERSE, 6, entry.reverseFlags);
            }
        }
    }
}
