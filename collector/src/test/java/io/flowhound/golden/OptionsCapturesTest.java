/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.Profile;
import io.flowhound.testkit.DecodingKit;
import io.flowhound.testkit.SharedCaptures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options records of real exporters make of the flows that come with them. */
class OptionsCapturesTest {
    private final DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private List<JsonNode> decode(String capture) throws IOException {
        return kit.decode(SharedCaptures.require(capture + ".pcap"));
    }

    /** The exporters and the rate of their first two flows; the first is of sampler 2 in the second capture. */
    @ParameterizedTest
    @CsvSource({
        "v9-cisco-sampler-options, 30000, 30000",
        "v9-multiple-samplers, 4000, 2000",
        "ipfix-physical-interfaces, 1000, 1000",
        "v9-softflowd-graylog, 100, 100",
        "v9-h3c, 1, 1",
        "v9-cisco-asr1001x, 1, 1",
        "gen-softflowd-v9, 1, 1",
        "ipfix-cisco-options-map-pm112, 1, 1"
    })
    void sampling(String capture, long first, long second) throws IOException {
        List<JsonNode> flows = decode(capture);
        assertThat(rate(flows.get(0))).isEqualTo(first);
        assertThat(rate(flows.get(1))).isEqualTo(second);
        List<JsonNode> raw = DecodingKit.raw().decode(SharedCaptures.require(capture + ".pcap"));
        assertThat(flows).hasSameSizeAs(raw);
        for (int i = 0; i < raw.size(); i++) {
            assertThat(flows.get(i).at("/network/bytes").asLong())
                    .isEqualTo(raw.get(i).at("/network/bytes").asLong() * rate(flows.get(i)));
        }
    }

    private static long rate(JsonNode flow) {
        return flow.at("/flow/sampling/rate").asLong(1);
    }

    @Test
    void vrfName_ofHuawei() throws IOException {
        assertThat(decode("ipfix-huawei-vrfname-pm106"))
                .anySatisfy(
                        flow -> assertThat(flow.at("/flow/vrf/egress").asText()).isEqualTo("A4"));
    }

    /** Options come by another source port than the flows. */
    @Test
    void interfaceAndVrfNames_ofIosXr() throws IOException {
        assertThat(decode("ipfix-cisco-options-map-pm112")).isNotEmpty().allSatisfy(flow -> {
            assertThat(flow.at("/observer/ingress/interface/name").asText()).isNotEmpty();
            assertThat(flow.at("/observer/ingress/interface/alias").asText()).isNotEmpty();
            assertThat(flow.at("/flow/vrf/ingress").asText()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "v9-options-apptable, 8, 0",
        "v9-cisco-asr9k-opt256, 0, 0",
        "ipfix-options-apptable, 0, 126",
        "v9-cisco-nbar-opt260, 0, 15"
    })
    void tables_areKept(String capture, int interfaces, int applications) throws IOException {
        decode(capture);
        assertThat(kit.decoder().report())
                .anySatisfy(exporter ->
                        assertThat(exporter.observations().interfaceNames()).isEqualTo(interfaces))
                .anySatisfy(exporter ->
                        assertThat(exporter.observations().applicationNames()).isEqualTo(applications));
    }

    @ParameterizedTest
    @CsvSource({"v9-cisco-nbar-262, 1:1", "v9-cisco-asr1001x, 13:1310"})
    void applicationIds_areReadable(String capture, String first) throws IOException {
        assertThat(decode(capture).getFirst().at("/flow/ie/applicationId").asText())
                .isEqualTo(first);
    }
}
