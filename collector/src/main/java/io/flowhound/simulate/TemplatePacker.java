/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The packer of an exporter with templates. Templates and options records stand in its first datagram and again in
 * every twentieth, since a collector over UDP may have missed them (RFC 7011 section 8.4).
 */
final class TemplatePacker implements Packer {
    private static final int REFRESH = 20;
    private static final int ALIGNMENT = 3;

    private final Layout layout;
    private final long domain;
    private final int templateOctets;
    private final List<DataRecord> ipv4 = new ArrayList<>();
    private final List<DataRecord> ipv6 = new ArrayList<>();
    private int room;
    private int datagrams;
    private long sequence;

    TemplatePacker(ExporterInfo exporter, Layout layout) {
        this.layout = layout;
        this.domain = exporter.domain();
        this.templateOctets =
                withTemplates(layout.message(0)).size() - layout.message(0).size();
        this.room = roomForRecords();
    }

    /** Both sets of data are allowed for from the start: a header and padding each. */
    private int roomForRecords() {
        int headers = layout.message(0).size() + 2 * (ExportSet.HEADER_LENGTH + ALIGNMENT);
        return MAX_PAYLOAD - headers - (templatesAreDue() ? templateOctets : 0);
    }

    private boolean templatesAreDue() {
        return datagrams % REFRESH == 0;
    }

    @Override
    public boolean add(SimulatedFlow flow) {
        DataRecord told = layout.flow(flow);
        int octets = told.toBytes().length;
        if (octets > room) {
            return false;
        }
        room -= octets;
        (flow.isIpv6() ? ipv6 : ipv4).add(told);
        return true;
    }

    @Override
    public boolean isEmpty() {
        return ipv4.isEmpty() && ipv6.isEmpty();
    }

    @Override
    public Packed seal(long now) {
        ExportMessage message = layout.message(now).domain(domain).sequence(sequence);
        int optionsRecords = 0;
        if (templatesAreDue()) {
            withTemplates(message);
            optionsRecords = layout.options().stream()
                    .mapToInt(table -> table.records().size())
                    .sum();
        }
        if (!ipv4.isEmpty()) {
            message.data(layout.ipv4(), ipv4);
        }
        if (!ipv6.isEmpty()) {
            message.data(layout.ipv6(), ipv6);
        }
        int flows = ipv4.size() + ipv6.size();
        Packed packed = new Packed(flows, optionsRecords, message.toBytes());
        sequence += layout.sequenceStep(flows + optionsRecords);
        datagrams++;
        ipv4.clear();
        ipv6.clear();
        room = roomForRecords();
        return packed;
    }

    private ExportMessage withTemplates(ExportMessage message) {
        List<OptionsTable> tables = layout.options();
        message.templates(layout.ipv4(), layout.ipv6())
                .optionsTemplates(tables.stream().map(OptionsTable::template).toArray(TemplateSpec[]::new));
        tables.forEach(table -> message.data(table.template(), table.records()));
        return message;
    }
}
