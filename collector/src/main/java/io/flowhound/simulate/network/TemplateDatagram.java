/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Datagrams of NetFlow v9 and IPFIX. */
final class TemplateDatagram implements Datagram {
    private static final int SET_OVERHEAD = 7;

    private final RecordLayout layout;
    private final boolean ipfix;
    private final int domain;
    private final Clock clock;
    private final Map<TemplateSpec, List<DataRecord>> sets = new LinkedHashMap<>();
    private boolean templates;
    private int options;
    private int records;
    private int room;
    private long sequence;

    TemplateDatagram(ExporterSetting setting, int domain, Clock clock) {
        this.layout = new RecordLayout(setting, domain, clock);
        this.ipfix = setting.protocol() == ExporterSetting.Protocol.IPFIX;
        this.domain = domain;
        this.clock = clock;
    }

    @Override
    public int begin(boolean withTemplates) {
        templates = withTemplates;
        options = withTemplates && layout.samplingTemplate() != null ? 1 : 0;
        room = MAX_PAYLOAD - head(0).size();
        return options;
    }

    private ExportMessage head(long now) {
        ExportMessage message =
                ipfix ? ExportMessage.ipfix() : ExportMessage.v9().sysUptime(clock.uptime(now));
        message.exportTime(clock.seconds(now)).sequence(sequence).domain(domain);
        TemplateSpec sampling = layout.samplingTemplate();
        if (templates) {
            message.templates(layout.templates().toArray(TemplateSpec[]::new));
            if (sampling != null) {
                message.optionsTemplates(sampling).data(sampling, layout.sampling(sampling));
            }
        }
        return message;
    }

    @Override
    public boolean add(CacheEntry entry) {
        TemplateSpec template = layout.templateOf(entry);
        DataRecord told = layout.record(template, entry);
        int octets = told.toBytes().length + (sets.containsKey(template) ? 0 : SET_OVERHEAD);
        if (octets > room) {
            return false;
        }
        room -= octets;
        records++;
        sets.computeIfAbsent(template, any -> new ArrayList<>()).add(told);
        return true;
    }

    @Override
    public boolean isEmpty() {
        return records == 0;
    }

    @Override
    public byte[] seal(long now) {
        ExportMessage message = head(now);
        sets.forEach(message::data);
        // Data records, those of options too, in IPFIX (RFC 7011 section 3.1); export packets in v9 (RFC 3954 section
        // 5.1).
        sequence += ipfix ? records + options : 1;
        sets.clear();
        records = 0;
        return message.toBytes();
    }
}
