/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** IPFIX (RFC 7011) and its structured data (RFC 6313). With JAZZER_FUZZ=1 it searches, else it replays. */
class IpfixFuzzTest {
    static Stream<byte[]> seeds() {
        return PackedDatagrams.simulated(10);
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyOctets(byte[] packed) {
        PackedDatagrams.unpack(packed, 10).hold();
    }

    @FuzzTest
    void madeUp(FuzzedDataProvider choice) {
        new DecoderTrial().addAll(new MadeUpMessages(choice, true).datagrams()).hold();
    }
}
