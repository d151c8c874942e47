/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.ExportSet;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import java.util.List;

/** Packets that samplers export whole or in part (RFC 7133, RFC 5477). With JAZZER_FUZZ=1 it searches, else it replays. */
class PacketSectionFuzzTest {
    private static final TemplateSpec FRAMES = TemplateSpec.of(256, FieldSpec.of(312, 2), FieldSpec.variable(315));
    private static final TemplateSpec PACKETS = TemplateSpec.of(257, FieldSpec.of(410, 2), FieldSpec.variable(313));

    @FuzzTest
    void anyOctets(byte[] octets) {
        new DecoderTrial().addAll(List.of(message(octets, octets))).hold();
    }

    @FuzzTest
    void madeUp(FuzzedDataProvider choice) {
        byte[] frame = new MadeUpFrames(choice).frame();
        byte[] packet = new MadeUpFrames(choice).packet();
        new DecoderTrial().addAll(List.of(message(frame, packet))).hold();
    }

    private static byte[] message(byte[] frame, byte[] packet) {
        return ExportMessage.ipfix()
                .exportTime(1_795_320_000L)
                .templates(FRAMES, PACKETS)
                .set(section(FRAMES, frame))
                .set(section(PACKETS, packet))
                .toBytes();
    }

    private static ExportSet section(TemplateSpec template, byte[] octets) {
        io.flowhound.simulate.Octets body = new io.flowhound.simulate.Octets();
        int length = Math.min(octets.length, 2000);
        body.u16(octets.length).u8(255).u16(length).bytes(java.util.Arrays.copyOf(octets, length));
        return ExportSet.raw(template.id(), 1, body.toBytes());
    }
}
