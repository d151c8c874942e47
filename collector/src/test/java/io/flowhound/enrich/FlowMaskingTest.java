/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.enrich.AddressRules.Change;
import io.flowhound.enrich.AddressRules.Rule;
import io.flowhound.enrich.AddressRules.Texts;
import io.flowhound.flow.Relays;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.IpNetwork;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What flow documents bear in place of addresses. */
class FlowMaskingTest {
    private static final TemplateSpec TEMPLATE = TemplateSpec.of(
            256,
            of(8, 4),
            of(12, 4),
            of(7, 2),
            of(11, 2),
            of(4, 1),
            of(1, 4),
            of(225, 4),
            of(226, 4),
            of(15, 4),
            of(56, 6),
            of(80, 6),
            of(130, 4),
            of(46, 1),
            of(47, 4),
            of(32_000, 4));
    private static final String SOURCE = "192.168.7.201";
    private static final String DESTINATION = "198.51.100.77";
    private static final String KEY = "a key of thirty-two characters!!";

    private static Masking masking(Rule... rules) {
        return new Masking(new AddressRules(List.of(rules), KEY, Texts.MASK));
    }

    private static Rule rule(String network, int prefix, Change change, int kept) {
        return new Rule(IpNetwork.of(IpAddress.parse(network), prefix), change, 96 + kept);
    }

    private static byte[] datagram() {
        DataRecord record = new DataRecord(TEMPLATE)
                .address(8, SOURCE)
                .address(12, DESTINATION)
                .number(7, 50_000)
                .number(11, 22)
                .number(4, 6)
                .number(1, 100)
                .address(225, "192.168.9.9")
                .address(226, "198.51.100.78")
                .address(15, "192.168.0.1")
                .number(56, 0x0011_2233_4455L)
                .number(80, 0x0066_7788_99AAL)
                .address(130, "192.168.0.2")
                .address(47, "192.168.0.3")
                .address(32_000, SOURCE);
        return ExportMessage.ipfix().templates(TEMPLATE).data(TEMPLATE, record).toBytes();
    }

    private static JsonNode document(Masking masking) {
        return DecodingKit.masked(Profile.FULL, masking, Relays.NONE)
                .decode(datagram())
                .get(0);
    }

    private static String text(JsonNode flow, String path) {
        return flow.at(path).asText();
    }

    @Test
    void truncated_everywhere_afterLocalityWasLookedUp() {
        JsonNode flow = document(masking(rule("192.168.0.0", 16, Change.TRUNCATED, 8)));
        assertThat(text(flow, "/source/ip")).isEqualTo("192.0.0.0");
        assertThat(text(flow, "/source/nat/ip")).isEqualTo("192.0.0.0");
        assertThat(text(flow, "/flow/next_hop")).isEqualTo("192.0.0.0");
        assertThat(text(flow, "/destination/ip")).isEqualTo(DESTINATION);
        assertThat(text(flow, "/destination/mac")).isEqualTo("00-66-77-88-99-AA");
        assertThat(flow.at("/source/mac").isMissingNode()).isTrue();
        assertThat(flow.at("/flow/ie").isMissingNode()).isTrue();
        assertThat(text(flow, "/flow/source/locality")).isEqualTo("internal");
        assertThat(flow.at("/related/ip")).hasSize(3);
        assertThat(flow.toString()).doesNotContain("192.168.");
    }

    @Test
    void pseudonyms_ofBothSides_leaveNoTrueAddress_andTheIdsFollowFromThem() {
        Rule everybody = rule("0.0.0.0", 0, Change.PSEUDONYM, 0);
        JsonNode flow = document(masking(everybody));
        String document = flow.toString();
        for (String address : List.of(SOURCE, DESTINATION, "192.168.", "198.51.100.", "192.0.2.1", "3232237513")) {
            assertThat(document).doesNotContain(address);
        }
        assertThat(document).doesNotContain("00-11-22").doesNotContain("00-66-77");
        Masking same = masking(everybody);
        String source = same.mask(IpAddress.parse(SOURCE)).toString();
        String destination = same.mask(IpAddress.parse(DESTINATION)).toString();
        assertThat(text(flow, "/source/ip")).isEqualTo(source);
        assertThat(text(flow, "/destination/ip")).isEqualTo(destination);
        assertThat(text(flow, "/observer/ip"))
                .isEqualTo(same.mask(IpAddress.parse("192.0.2.1")).toString());
        String id = new String(
                Objects.requireNonNull(
                        new CommunityId().json(IpAddress.parse(source), IpAddress.parse(destination), 6, 50_000, 22)),
                StandardCharsets.US_ASCII);
        assertThat('"' + text(flow, "/network/community_id") + '"').isEqualTo(id);
        JsonNode open = document(Masking.none());
        assertThat(text(flow, "/flow/id")).isNotEqualTo(text(open, "/flow/id")).isNotEmpty();
        assertThat(document(masking(everybody))).as("after a restart").isEqualTo(flow);
    }

    @Test
    void addressesOfNoRule_areStoredAsEver_butForTheElements() {
        JsonNode flow = document(masking(rule("10.0.0.0", 8, Change.TRUNCATED, 8)));
        JsonNode open = document(Masking.none());
        assertThat(text(open, "/flow/ie/exporterIPv4Address")).isEqualTo("192.168.0.2");
        ((ObjectNode) open.get("flow")).remove("ie");
        assertThat(flow).isEqualTo(open);
    }
}
