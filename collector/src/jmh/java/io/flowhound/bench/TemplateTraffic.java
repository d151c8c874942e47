/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import static io.flowhound.simulate.FieldSpec.of;

import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Datagrams of NetFlow v9 whose sets take turns through so many templates: orders of the same fields, in several lengths,
 * and with a field more or less, so that a record costs about the same whichever template it has. The same for the same
 * number.
 */
final class TemplateTraffic {
    /** The flows of a batch. */
    static final int BATCH = 360;

    private static final int BATCHES = 840; // 302,400 flows
    private static final int SETS = 4; // of a datagram, each of the next template
    private static final int RECORDS = 6; // of a set
    private static final long UPTIME = 86_400_000;
    private static final int SEED = 1;

    /** Addresses, ports, counters, times and the rest of what routers send: 19 fields. */
    private static final List<FieldSpec> FIELDS = List.of(
            of(8, 4), of(12, 4), of(15, 4), of(10, 4), of(14, 4), of(2, 4), of(1, 4), of(22, 4), of(21, 4), of(7, 2),
            of(11, 2), of(6, 1), of(4, 1), of(5, 1), of(9, 1), of(13, 1), of(61, 1), of(16, 4), of(17, 4));

    private final Random random = new Random(SEED);
    private final Population population = new Population(random);
    private final List<TemplateSpec> templates = new ArrayList<>();
    private final List<List<Traffic.Datagram>> batches = new ArrayList<>();
    private int next;
    private long sequence;

    /** Makes the datagrams of an exporter with so many templates, 1 to 60. */
    TemplateTraffic(int count) {
        templates.add(new TemplateSpec(256, 0, FIELDS, TemplateSpec.TRUE_COUNT));
        for (int i = 1; i < count; i++) {
            templates.add(variant(256 + i));
        }
        for (int batch = 0; batch < BATCHES; batch++) {
            batches.add(batch(batch));
        }
    }

    /** Another order; half of the counters and indices in another length; a field more or one less, or neither. */
    private TemplateSpec variant(int id) {
        List<FieldSpec> fields = new ArrayList<>();
        for (FieldSpec field : FIELDS) {
            fields.add(random.nextBoolean() ? field : of(field.element(), otherLength(field)));
        }
        Collections.shuffle(fields, random);
        switch (id % 3) {
            case 0 -> fields.removeIf(field -> field.element() == 61);
            case 1 -> fields.add(random.nextInt(fields.size()), of(136, 1));
            default -> {
                // as many fields as the first template
            }
        }
        return new TemplateSpec(id, 0, fields, TemplateSpec.TRUE_COUNT);
    }

    private static int otherLength(FieldSpec field) {
        return switch (field.element()) {
            case 1, 2 -> 8;
            case 10, 14, 16, 17 -> 2;
            case 6 -> 2;
            default -> field.length();
        };
    }

    /** All batches, in the order of their time. */
    List<List<Traffic.Datagram>> batches() {
        return batches;
    }

    private List<Traffic.Datagram> batch(int number) {
        long now = Traffic.START + number * BATCH / 1000; // a million flows a second
        List<Traffic.Datagram> datagrams = new ArrayList<>();
        if (number == 0) {
            templates.forEach(template -> datagrams.add(
                    new Traffic.Datagram(now, message(now).templates(template).toBytes())));
        }
        for (int flows = 0; flows < BATCH; flows += SETS * RECORDS) {
            datagrams.add(new Traffic.Datagram(now, datagram(now)));
        }
        return datagrams;
    }

    private ExportMessage message(long now) {
        return ExportMessage.v9()
                .sysUptime(UPTIME)
                .exportTime(now / 1000)
                .sequence(sequence++)
                .domain(1);
    }

    private byte[] datagram(long now) {
        ExportMessage message = message(now);
        for (int set = 0; set < SETS; set++) {
            TemplateSpec template = templates.get(next);
            next = (next + 1) % templates.size();
            List<DataRecord> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(record(template, DrawnFlow.draw(population, random, false)));
            }
            message.data(template, records);
        }
        return message.toBytes();
    }

    private static DataRecord record(TemplateSpec template, DrawnFlow flow) {
        DataRecord record = new DataRecord(template);
        for (FieldSpec field : template.fields()) {
            switch (field.element()) {
                case 8 -> record.octets(8, flow.from());
                case 12 -> record.octets(12, flow.to());
                case 15 -> record.address(15, "10.0.0.254");
                default -> record.number(field.element(), number(field.element(), flow));
            }
        }
        return record;
    }

    private static long number(int element, DrawnFlow flow) {
        return switch (element) {
            case 1 -> flow.octets();
            case 2 -> flow.packets();
            case 4 -> flow.service().protocol();
            case 5 -> flow.tos();
            case 6 -> flow.flags();
            case 7 -> flow.fromPort();
            case 9 -> flow.inbound() ? 16 : 24;
            case 10 -> flow.input();
            case 11 -> flow.toPort();
            case 13 -> flow.inbound() ? 24 : 16;
            case 14 -> flow.output();
            case 16 -> flow.inbound() ? 3320 : 64512;
            case 17 -> flow.inbound() ? 64512 : 3320;
            case 21 -> UPTIME - flow.age();
            case 22 -> UPTIME - flow.age() - flow.duration();
            case 61 -> flow.inbound() ? 0 : 1;
            case 136 -> flow.packets() == 1 ? 1 : 3;
            default -> throw new IllegalArgumentException("no value for element " + element);
        };
    }
}
