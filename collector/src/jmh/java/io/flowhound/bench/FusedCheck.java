/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.ecs.DocumentHandler;
import io.flowhound.ecs.EcsWriter;
import io.flowhound.ecs.LoginPorts;
import io.flowhound.enrich.Places;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Holds that the fused loop writes what the product writes, octet for octet. */
final class FusedCheck {
    private FusedCheck() {}

    /**
     * Compares the documents of all batches.
     *
     * @throws IllegalStateException with the first difference
     */
    static void compare(FusedLoop loop, Places places, List<List<Traffic.Datagram>> batches) {
        Documents documents = new Documents();
        EcsWriter writer = new EcsWriter(Profile.STANDARD, LoginPorts.DEFAULT, documents);
        Pipeline product = new Pipeline(Profile.STANDARD, Pipeline.enricher(places, Profile.STANDARD, writer));
        for (List<Traffic.Datagram> batch : batches) {
            documents.buffer.clear();
            loop.clear();
            product.run(batch);
            loop.run(batch);
            compare(documents.buffer, loop);
        }
        if (documents.count != (long) batches.size() * Traffic.BATCH) {
            throw new IllegalStateException("The product wrote " + documents.count + " documents");
        }
    }

    private static void compare(JsonBuffer product, FusedLoop loop) {
        int different = Arrays.mismatch(product.array(), 0, product.position(), loop.documents(), 0, loop.position());
        if (different >= 0) {
            throw new IllegalStateException("The fused loop differs at octet " + different + ": product\n"
                    + line(product.array(), product.position(), different) + "\nfused\n"
                    + line(loop.documents(), loop.position(), different));
        }
    }

    private static String line(byte[] octets, int length, int at) {
        int start = Math.min(at, length - 1);
        while (start > 0 && octets[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < length && octets[end] != '\n') {
            end++;
        }
        return new String(octets, start, Math.max(0, end - start), StandardCharsets.UTF_8);
    }

    private static final class Documents implements DocumentHandler {
        private final JsonBuffer buffer = new JsonBuffer(1 << 20);
        private long count;

        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            return buffer;
        }

        @Override
        public void end() {
            buffer.put('\n');
            count++;
        }
    }
}
