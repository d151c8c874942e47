/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The saved state, which a full disk may have damaged. With JAZZER_FUZZ=1 it searches, else it replays. */
class DecoderStateFuzzTest {
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(256, FieldSpec.of(8, 4), FieldSpec.of(1, 4));
    private static final TemplateSpec SAMPLER =
            TemplateSpec.options(257, 1, FieldSpec.of(302, 4), FieldSpec.of(305, 4), FieldSpec.of(306, 4));
    private static final TemplateSpec INTERFACES =
            TemplateSpec.options(258, 1, FieldSpec.of(10, 4), FieldSpec.variable(82), FieldSpec.variable(83));
    private static final TemplateSpec APPLICATIONS =
            TemplateSpec.options(259, 1, FieldSpec.of(95, 4), FieldSpec.of(96, 24));

    /** Makes the kits; decodes nothing itself. */
    private static final DecodingKit KITS = DecodingKit.plain();

    static Stream<byte[]> seeds() {
        DecodingKit kit = KITS.another();
        kit.decode(ExportMessage.ipfix()
                .templates(TEMPLATE)
                .optionsTemplates(SAMPLER, INTERFACES, APPLICATIONS)
                .data(
                        SAMPLER,
                        new DataRecord(SAMPLER).number(302, 1).number(305, 1).number(306, 9))
                .data(
                        INTERFACES,
                        new DataRecord(INTERFACES)
                                .number(10, 3)
                                .text(82, "eth0")
                                .text(83, "uplink"))
                .data(
                        APPLICATIONS,
                        new DataRecord(APPLICATIONS).number(95, 0x0300_0035).text(96, "dns"))
                .toBytes());
        return Stream.of(kit.decoder().state());
    }

    /** Whatever is read, the decoder works afterwards, and what it saves can be read. */
    @MethodSource("seeds")
    @FuzzTest
    void anyState(byte[] state) {
        DecoderTrial.quietly(() -> restore(state));
    }

    private static void restore(byte[] state) {
        DecodingKit kit = KITS.another();
        kit.decoder().restore(state);
        assertWorks(kit);

        DecodingKit next = KITS.another();
        byte[] saved = kit.decoder().state();
        next.decoder().restore(saved);
        assertThat(next.decoder().state()).isEqualTo(saved);
        assertWorks(next);
    }

    private static void assertWorks(DecodingKit kit) {
        byte[] datagram = ExportMessage.v9()
                .domain(4711)
                .templates(TEMPLATE)
                .data(TEMPLATE, new DataRecord(TEMPLATE).address(8, "192.0.2.7").number(1, 1500))
                .toBytes();
        assertThat(kit.decodeFrom(1, 2055, datagram)).hasSize(1);
        assertThat(kit.decode()).hasSize(1);
    }
}
