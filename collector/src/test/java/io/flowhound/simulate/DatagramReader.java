/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small decoder of what the simulated exporters send, written for these tests only, from the RFCs and not from the
 * writers: it knows sets and lengths, and keeps the templates that it has seen.
 */
public final class DatagramReader {
    /** A data record: element number to value, numbers unsigned; addresses and text only by their last 8 octets. */
    public record Row(int template, Map<Integer, Long> values) {
        public long number(int element) {
            Long value = values.get(element);
            if (value == null) {
                throw new IllegalArgumentException("template " + template + " has no element " + element);
            }
            return value;
        }
    }

    public record Message(
            int version, int count, long uptime, long seconds, long sequence, long domain, List<Row> rows) {}

    /** Set in the number of an enterprise's element, and kept there: the simulation has no two enterprises. */
    public static final int ENTERPRISE = 0x8000;

    private record Field(int element, int length) {}

    private final Map<Integer, List<Field>> templates = new HashMap<>();

    public Message read(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        int version = u16(in);
        int count = u16(in);
        long uptime = version == 10 ? 0 : u32(in);
        if (version == 10 && count != payload.length) {
            throw new IllegalArgumentException("length " + count + " in a message of " + payload.length);
        }
        List<Row> rows = new ArrayList<>();
        long seconds = u32(in);
        if (version == 5) {
            in.getInt();
            long sequence = u32(in);
            int engine = u16(in);
            in.getShort();
            readV5(in, rows);
            return new Message(version, count, uptime, seconds, sequence, engine, rows);
        }
        long sequence = u32(in);
        long domain = u32(in);
        while (in.hasRemaining()) {
            int id = u16(in);
            int length = u16(in);
            ByteBuffer body = in.slice(in.position(), length - 4);
            in.position(in.position() + length - 4);
            readSet(version, id, body, rows);
        }
        return new Message(version, count, uptime, seconds, sequence, domain, rows);
    }

    private void readSet(int version, int id, ByteBuffer body, List<Row> rows) {
        if (id == 0 || id == 2) {
            readTemplates(body);
        } else if (id == 1 || id == 3) {
            readOptionsTemplates(version, body);
        } else {
            readData(id, body, rows);
        }
    }

    private void readTemplates(ByteBuffer body) {
        while (body.remaining() > 3) {
            int id = u16(body);
            templates.put(id, fields(body, u16(body)));
        }
    }

    private void readOptionsTemplates(int version, ByteBuffer body) {
        while (body.remaining() > 5) {
            int id = u16(body);
            int first = u16(body);
            int second = u16(body);
            templates.put(id, fields(body, version == 9 ? (first + second) / 4 : first));
        }
    }

    private static List<Field> fields(ByteBuffer body, int count) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Field field = new Field(u16(body), u16(body));
            if ((field.element & ENTERPRISE) != 0) {
                body.getInt();
            }
            fields.add(field);
        }
        return fields;
    }

    private void readData(int id, ByteBuffer body, List<Row> rows) {
        List<Field> fields = templates.get(id);
        if (fields == null) {
            throw new IllegalArgumentException("data before template " + id);
        }
        // Padding is at most three octets, and no record of the simulation is that short.
        while (body.remaining() > 3) {
            Map<Integer, Long> values = new HashMap<>();
            for (Field field : fields) {
                int length = field.length() == 0xFFFF ? body.get() & 0xFF : field.length();
                values.put(field.element(), number(body, length));
            }
            rows.add(new Row(id, values));
        }
    }

    /** The v5 columns under the numbers that NetFlow v9 gives to the same things. */
    private static void readV5(ByteBuffer in, List<Row> rows) {
        int[][] layout = {
            {8, 4}, {12, 4}, {15, 4}, {10, 2}, {14, 2}, {2, 4}, {1, 4}, {22, 4}, {21, 4}, {7, 2}, {11, 2}, {0, 1},
            {6, 1}, {4, 1}, {5, 1}, {16, 2}, {17, 2}, {9, 1}, {13, 1}, {0, 2}
        };
        while (in.hasRemaining()) {
            Map<Integer, Long> values = new HashMap<>();
            for (int[] column : layout) {
                values.put(column[0], number(in, column[1]));
            }
            rows.add(new Row(5, values));
        }
    }

    private static long number(ByteBuffer in, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (in.get() & 0xFF);
        }
        return value;
    }

    private static int u16(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }

    private static long u32(ByteBuffer in) {
        return in.getInt() & 0xFFFFFFFFL;
    }
}
