/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes text of octets, in pieces that fit into documents. */
final class StatePacking {
    private static final int PIECE = 2_000_000;

    private StatePacking() {}

    /** Compressed, base 64. */
    static List<String> pack(byte[] octets) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(octets.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = Base64.getEncoder().encodeToString(packed.toByteArray());
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); at += PIECE) {
            pieces.add(text.substring(at, Math.min(text.length(), at + PIECE)));
        }
        return pieces;
    }

    /** @throws IOException when the pieces are not those of such octets */
    static byte[] unpack(List<String> pieces) throws IOException {
        try {
            byte[] packed = Base64.getDecoder().decode(String.join("", pieces).getBytes(StandardCharsets.US_ASCII));
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return gzip.readAllBytes();
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("it is not base 64", e);
        }
    }

    static long checksum(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets);
        return crc.getValue();
    }
}
