/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import org.junit.jupiter.api.Test;

/** The address of the exporter in records of relays (IE 130, 131, 403, 404). Datagrams come from 192.0.2.1. */
class RelaysTest {
    private static final TemplateSpec BOTH =
            TemplateSpec.of(256, of(8, 4), of(12, 4), of(130, 4), of(131, 16), of(1, 4));
    private static final TemplateSpec PLAIN = TemplateSpec.of(257, of(8, 4), of(12, 4), of(1, 4));
    private static final Relays TRUSTED = (high, low) -> low == 0xFFFF_C000_0201L;

    private static final SamplingConfig BY_DEVICE = new SamplingConfig() {
        @Override
        public long rate(long high, long low) {
            return low == 0xFFFF_0A00_0001L ? 10 : low == 0xFFFF_C000_0201L ? 7 : 0; // 10.0.0.1, and the relay
        }

        @Override
        public long overruling(long high, long low) {
            return 0;
        }
    };

    private final DecodingKit kit = DecodingKit.relayed(Profile.FULL, BY_DEVICE, TRUSTED);

    private static DataRecord record(TemplateSpec template) {
        return new DataRecord(template)
                .address(8, "10.0.0.5")
                .address(12, "10.0.0.6")
                .number(1, 100);
    }

    private static byte[] flow(ExportMessage message, TemplateSpec template, DataRecord record) {
        return message.templates(template).data(template, record).toBytes();
    }

    private JsonNode one(byte[] datagram) {
        return kit.decode(datagram).get(0);
    }

    private static String text(JsonNode flow, String path) {
        return flow.at(path).asText();
    }

    @Test
    void trusted_theDeviceIsTheExporter_inIpfixAndV9() {
        for (ExportMessage message : new ExportMessage[] {ExportMessage.ipfix(), ExportMessage.v9()}) {
            JsonNode flow = one(flow(message, BOTH, record(BOTH).address(130, "10.0.0.1")));
            assertThat(text(flow, "/observer/ip")).isEqualTo("10.0.0.1");
            assertThat(text(flow, "/flow/exporter/relay")).isEqualTo("192.0.2.1");
            assertThat(flow.at("/flow/sampling/rate").asLong()).isEqualTo(10);
            assertThat(flow.at("/source/bytes").asLong()
                            + flow.at("/destination/bytes").asLong())
                    .isEqualTo(1000);
            assertThat(text(flow, "/flow/ie/exporterIPv4Address")).isEqualTo("10.0.0.1");
        }
    }

    @Test
    void trusted_ipv6DeviceBesideAZeroIpv4() {
        JsonNode flow = one(flow(ExportMessage.ipfix(), BOTH, record(BOTH).address(131, "2001:db8::1")));
        assertThat(text(flow, "/observer/ip")).isEqualTo("2001:db8::1");
    }

    @Test
    void trusted_originalExporter_goesBeforeTheMediator() {
        TemplateSpec mediated = TemplateSpec.of(258, of(8, 4), of(12, 4), of(1, 4), of(403, 4), of(130, 4));
        JsonNode flow = one(flow(
                ExportMessage.ipfix(),
                mediated,
                record(mediated).address(130, "192.0.2.1").address(403, "10.0.0.1")));
        assertThat(text(flow, "/observer/ip")).isEqualTo("10.0.0.1");
    }

    @Test
    void trusted_recordsWithoutIt_orOfTheRelayItself_staySo() {
        for (DataRecord record : new DataRecord[] {record(BOTH), record(BOTH).address(130, "192.0.2.1")}) {
            JsonNode flow = one(flow(ExportMessage.ipfix(), BOTH, record));
            assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.2.1");
            assertThat(flow.at("/flow/exporter/relay").isMissingNode()).isTrue();
            assertThat(flow.at("/flow/sampling/rate").asLong()).isEqualTo(7);
        }
    }

    @Test
    void notListed_isNeverBelieved() {
        JsonNode flow = DecodingKit.enriched(Profile.FULL)
                .decode(flow(ExportMessage.ipfix(), BOTH, record(BOTH).address(130, "10.0.0.1")))
                .get(0);
        assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.2.1");
        assertThat(flow.at("/flow/exporter/relay").isMissingNode()).isTrue();
        assertThat(text(flow, "/flow/ie/exporterIPv4Address")).isEqualTo("10.0.0.1");
    }

    @Test
    void wrongLength_isNoAddress() {
        TemplateSpec odd = TemplateSpec.of(259, of(8, 4), of(12, 4), of(1, 4), of(130, 2));
        JsonNode flow = one(flow(ExportMessage.ipfix(), odd, record(odd).number(130, 0x0A00)));
        assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.2.1");
    }

    @Test
    void optionsOfTheDomain_nameItsDevice_andOutliveARestart() {
        TemplateSpec options = TemplateSpec.options(300, 1, of(149, 4), of(130, 4));
        byte[] told = ExportMessage.ipfix()
                .domain(9)
                .optionsTemplates(options)
                .data(options, new DataRecord(options).number(149, 9).address(130, "10.0.0.1"))
                .toBytes();
        kit.decode(told);
        byte[] state = kit.decoder().state();
        kit.decode(told);
        assertThat(kit.decoder().state()).hasSameSizeAs(state); // has counted, but learnt nothing
        byte[] flow = flow(ExportMessage.ipfix().domain(9), PLAIN, record(PLAIN));
        assertThat(text(one(flow), "/observer/ip")).isEqualTo("10.0.0.1");
        assertThat(text(kit.restarted(state).decode(flow).get(0), "/observer/ip"))
                .isEqualTo("10.0.0.1");
        byte[] ofAnotherDomain = flow(ExportMessage.ipfix().domain(8), PLAIN, record(PLAIN));
        assertThat(text(one(ofAnotherDomain), "/observer/ip")).isEqualTo("192.0.2.1");
    }

    @Test
    void optionsAboutExporters_areAListAndNoName() {
        TemplateSpec options = TemplateSpec.options(301, 1, of(130, 4), of(160, 8));
        kit.decode(ExportMessage.ipfix()
                .optionsTemplates(options)
                .data(options, new DataRecord(options).address(130, "10.0.0.1").number(160, 1))
                .toBytes());
        JsonNode flow = one(flow(ExportMessage.ipfix(), PLAIN, record(PLAIN)));
        assertThat(text(flow, "/observer/ip")).isEqualTo("192.0.2.1");
    }
}
