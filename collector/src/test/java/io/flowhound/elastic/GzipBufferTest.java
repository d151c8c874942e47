/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBufferTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 65_507, 65_518, 65_536, 1_000_000})
    void compress_incompressible_comesBackWhole(int length) throws IOException {
        byte[] body = new byte[length + 10];
        new Random(length).nextBytes(body);
        try (GzipBuffer buffer = new GzipBuffer()) {
            buffer.compress(body, length);
            assertThat(decompressed(buffer)).isEqualTo(Arrays.copyOf(body, length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5000})
    void compress_again_forgetsTheFirst(int second) throws IOException {
        byte[] body = new byte[300_000];
        try (GzipBuffer buffer = new GzipBuffer()) {
            buffer.compress(body, body.length);
            assertThat(buffer.length()).isLessThan(body.length / 50);
            buffer.compress(body, second);
            assertThat(decompressed(buffer)).isEqualTo(Arrays.copyOf(body, second));
        }
    }

    private static byte[] decompressed(GzipBuffer buffer) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(buffer.octets(), 0, buffer.length()))) {
            return in.readAllBytes();
        }
    }
}
