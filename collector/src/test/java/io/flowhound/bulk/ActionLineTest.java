/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flowhound.schema.JsonBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionLineTest {
    private static final long MOST = (1L << 48) - 1;

    private final ActionLine line = new ActionLine(new IndexNames("flowhound-flows"));

    private String write(long position, int record) {
        JsonBuffer buffer = new JsonBuffer(100);
        line.write(buffer, Documents.NOON, position, record);
        return buffer.toString();
    }

    private byte[] id(long position, int record) {
        String text = write(position, record);
        return Base64.getUrlDecoder().decode(text.substring(text.length() - 24, text.length() - 4));
    }

    @Test
    void write_namesIndexAndId() {
        line.incarnation(0);
        assertThat(write(0, 0))
                .isEqualTo(
                        "{\"create\":{\"_index\":\"flowhound-flows-2026.11.22\",\"_id\":\"AAAAAAAAAAAAAAAAAAAA\"}}\n");
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,2,3", "281474976710655,281474976710655,16777215", "-1,4294967296,65536"})
    void write_idHoldsIncarnationPositionAndRecord(long incarnation, long position, int record) {
        line.incarnation(incarnation);
        byte[] expected = ByteBuffer.allocate(15)
                .putShort((short) (incarnation >>> 32))
                .putInt((int) incarnation)
                .putShort((short) (position >>> 32))
                .putInt((int) position)
                .put((byte) (record >>> 16))
                .putShort((short) record)
                .array();
        assertThat(id(position, record)).isEqualTo(expected);
    }

    @Test
    void write_idsRiseAndDiffer() {
        line.incarnation(0x1234_5678_9ABCL);
        byte[] last = new byte[15];
        Set<String> seen = new HashSet<>();
        for (long position = 0; position < MOST / 4; position = position * 3 + 17) {
            for (int record : new int[] {0, 1, 63, 64, 4095, 4096}) {
                byte[] id = id(position, record);
                assertThat(Arrays.compareUnsigned(id, last)).isPositive();
                assertThat(seen.add(Arrays.toString(id))).isTrue();
                last = id;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1,0", "281474976710656,0", "0,-1", "0,16777216"})
    void write_numberThatDoesNotFit_isAnError(long position, int record) {
        assertThatIllegalArgumentException().isThrownBy(() -> write(position, record));
    }
}
