/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowhound.simulate.Octets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** NetFlow v1, v5 and v7, whose records have a fixed layout. With JAZZER_FUZZ=1 it searches, else it replays. */
class FixedVersionsFuzzTest {
    private static final int[] VERSIONS = {5, 7, 1};
    /** Header and record of v1, v5 and v7; Cisco, "NetFlow Export Datagram Format". */
    private static final int[][] LENGTHS = {{}, {16, 52}, {}, {}, {}, {24, 48}, {}, {24, 52}};

    static Stream<byte[]> seeds() {
        return Stream.concat(
                PackedDatagrams.simulated(5), IntStream.of(VERSIONS).mapToObj(FixedVersionsFuzzTest::ofAllOnes));
    }

    /** Two records in which every octet counts up, so that no two fields are equal. */
    private static byte[] ofAllOnes(int version) {
        Octets datagram = new Octets().u16(version).u16(2);
        int length = LENGTHS[version][0] + 2 * LENGTHS[version][1];
        IntStream.range(4, length).forEach(datagram::u8);
        return PackedDatagrams.pack(java.util.List.of(datagram.toBytes()));
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyOctets(byte[] packed) {
        PackedDatagrams.unpack(packed, VERSIONS).hold();
    }

    /** Headers that are sound but for the count, and records of any content. */
    @FuzzTest
    void madeUp(FuzzedDataProvider choice) {
        DecoderTrial trial = new DecoderTrial();
        do {
            int version = choice.pickValue(VERSIONS);
            int records = choice.consumeInt(0, 4);
            Octets datagram = new Octets().u16(version);
            datagram.u16(choice.consumeInt(0, 15) == 15 ? choice.consumeShort() : records);
            datagram.u32(choice.consumeInt()).u32(choice.consumeBoolean() ? 1_795_320_000L : choice.consumeInt());
            datagram.bytes(choice.consumeBytes(LENGTHS[version][0] - 12));
            datagram.zeros(Math.max(0, LENGTHS[version][0] - datagram.size()));
            for (int i = 0; i < records; i++) {
                byte[] record = choice.consumeBytes(LENGTHS[version][1]);
                datagram.bytes(java.util.Arrays.copyOf(record, LENGTHS[version][1]));
            }
            datagram.bytes(choice.consumeBytes(choice.consumeInt(0, 15) == 15 ? 60 : 0));
            trial.add(choice.consumeInt(0, 1), datagram.toBytes());
        } while (choice.remainingBytes() > 16);
        trial.hold();
    }
}
