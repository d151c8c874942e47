/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.ExportSet;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes v9 and IPFIX messages up: mostly sound ones, with templates first and data that fits, and a lie here and there
 * about a length, a count or an id. What is drawn decides everything, so that the fuzzer can steer.
 */
final class MadeUpMessages {
    private static final int MAX_DATAGRAMS = 8;
    private static final int MAX_SETS = 5;
    private static final int MAX_OCTETS = 4000;
    private static final long NOW = 1_795_320_000L;

    private final FuzzedDataProvider choice;
    private final boolean ipfix;
    private final MadeUpFields fields;
    private final List<TemplateSpec> known = new ArrayList<>();

    MadeUpMessages(FuzzedDataProvider choice, boolean ipfix) {
        this.choice = choice;
        this.ipfix = ipfix;
        this.fields = new MadeUpFields(choice, known);
    }

    /** As many messages as there is matter for, a few at most. */
    List<byte[]> datagrams() {
        List<byte[]> datagrams = new ArrayList<>();
        do {
            datagrams.add(datagram());
        } while (choice.remainingBytes() > 0 && datagrams.size() < MAX_DATAGRAMS);
        return datagrams;
    }

    private byte[] datagram() {
        ExportMessage message = ipfix ? ExportMessage.ipfix() : ExportMessage.v9();
        message.domain(choice.consumeInt(0, 3) == 0 ? choice.consumeInt(0, 2) : 0)
                .exportTime(lie() ? choice.consumeInt() : NOW)
                .sysUptime(choice.consumeBoolean() ? 86_400_000 : choice.consumeInt())
                .sequence(choice.consumeShort());
        int sets = choice.consumeInt(1, MAX_SETS);
        for (int i = 0; i < sets && message.size() < MAX_OCTETS; i++) {
            set(message);
        }
        if (lie()) {
            message.overrideLength(choice.consumeInt(0, 0xFFFF));
        }
        if (lie()) {
            message.overrideCount(choice.consumeInt(0, 0xFFFF));
        }
        return damaged(message.toBytes());
    }

    private void set(ExportMessage message) {
        switch (choice.consumeInt(0, 7)) {
            case 0, 1 -> message.templates(template(false));
            case 2 -> message.optionsTemplates(template(true));
            case 3 -> message.templates(repeatedOrWithdrawn());
            case 4 -> message.set(anything());
            default -> data(message);
        }
        if (lie()) {
            message.lastSet(set -> set.withPadding(choice.consumeInt(0, 9)));
        }
        if (lie()) {
            message.lastSet(set -> set.withLength(choice.consumeInt(0, 0x1FF)));
        }
    }

    private TemplateSpec template(boolean options) {
        int count = choice.consumeInt(1, 12);
        List<FieldSpec> specs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            specs.add(fields.spec(ipfix));
        }
        int id = 256 + choice.consumeInt(0, 5);
        int scopes = options ? choice.consumeInt(0, 2) : 0;
        TemplateSpec template = new TemplateSpec(id, Math.min(scopes, specs.size()), specs, TemplateSpec.TRUE_COUNT);
        known.add(template);
        return lie() ? template.withFieldCount(choice.consumeInt(0, 40)) : template;
    }

    private TemplateSpec repeatedOrWithdrawn() {
        if (known.isEmpty() || choice.consumeBoolean()) {
            return TemplateSpec.withdrawal(choice.consumeBoolean() ? 256 + choice.consumeInt(0, 5) : 2);
        }
        return choice.pickValue(known);
    }

    private ExportSet anything() {
        int id = choice.consumeBoolean() ? 256 + choice.consumeInt(0, 5) : choice.consumeInt(0, 300);
        return ExportSet.raw(id, 1, choice.consumeBytes(choice.consumeInt(0, 64)));
    }

    private void data(ExportMessage message) {
        if (known.isEmpty()) {
            message.set(anything());
            return;
        }
        TemplateSpec template = choice.pickValue(known);
        List<DataRecord> records = new ArrayList<>();
        int count = choice.consumeInt(1, 4);
        for (int i = 0; i < count; i++) {
            records.add(fields.record(template));
        }
        message.data(template, records);
    }

    private byte[] damaged(byte[] datagram) {
        if (!lie()) {
            return datagram;
        }
        int length = choice.consumeInt(0, datagram.length);
        byte[] shorter = java.util.Arrays.copyOf(datagram, length);
        if (length > 0 && choice.consumeBoolean()) {
            shorter[choice.consumeInt(0, length - 1)] = choice.consumeByte();
        }
        return shorter;
    }

    /** True for one value out of 32: a message with several lies is soon one that nobody reads on. */
    private boolean lie() {
        return choice.consumeInt(0, 31) == 31;
    }
}
