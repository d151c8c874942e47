/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Documents to send: {"n":0}, {"n":1} and so on. */
final class Documents {
    static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    static final long DAY = 86_400_000;

    private Documents() {}

    static String text(int number) {
        return "{\"n\":" + number + "}";
    }

    static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(Documents::text).toList();
    }

    static Batch batch(int documents) {
        Batch batch = new Batch(1 << 16, 5000);
        batch.open(0);
        ActionLine line = new ActionLine(new IndexNames("flowhound-flows"));
        line.incarnation(7);
        for (int i = 0; i < documents; i++) {
            add(batch, line, NOON, i, text(i));
        }
        batch.position(documents);
        return batch;
    }

    static void add(Batch batch, ActionLine line, long timestamp, int number, String document) {
        JsonBuffer into = batch.begin();
        line.write(into, timestamp, 1000L * number, 0);
        into.put(document.getBytes(StandardCharsets.UTF_8));
        batch.end();
    }
}
