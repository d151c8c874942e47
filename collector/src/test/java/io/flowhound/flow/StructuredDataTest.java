/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static io.flowhound.simulate.FieldSpec.variable;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredDataTest {
    private static final TemplateSpec MACS = TemplateSpec.of(400, of(56, 6), of(80, 6));
    private static final TemplateSpec HOSTS = TemplateSpec.of(401, variable(460), of(8, 4), of(210, 2), of(8, 4));
    /** A list of itself. */
    private static final TemplateSpec NEST = TemplateSpec.of(402, variable(292));

    private static final TemplateSpec RECORD =
            TemplateSpec.of(256, of(8, 4), variable(291), variable(292), variable(293), variable(496), of(1, 4));

    private static final String MAC_PAIR = "020000000001" + "020000000002";

    private final DecodingKit kit = DecodingKit.enriched(Profile.FULL);

    private JsonNode decode(int element, String hex) {
        return decode(kit, element, hex);
    }

    private static JsonNode decode(DecodingKit kit, int element, String hex) {
        DataRecord record = new DataRecord(RECORD)
                .address(8, "192.0.2.7")
                .octets(element, HexFormat.of().parseHex(hex.replace(" ", "")))
                .number(1, 77);
        JsonNode document = kit.decode(ExportMessage.ipfix()
                        .exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(RECORD)
                        .data(RECORD, record)
                        .toBytes())
                .get(0);
        assertThat(document.at("/source/bytes").asInt())
                .as("what follows the list")
                .isEqualTo(77);
        return document.at("/flow/ie");
    }

    private void learn(TemplateSpec... templates) {
        kit.decode(ExportMessage.ipfix().templates(templates).toBytes());
    }

    private static String prefixed(String hex) {
        return HexFormat.of().toHexDigits((byte) (hex.length() / 2)) + hex;
    }

    /** A list's element, its octets, and the JSON of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        291 | 03 000b 0002 01bb 0050                         | [{"destinationTransportPort":443},{"destinationTransportPort":80}]
        291 | 03 000b 0001 50                                | [{"destinationTransportPort":80}]
        291 | 03 01cc ffff 03613a62 00 0163                  | [{"httpRequestHost":"a:b"},{"httpRequestHost":"c"}]
        291 | 03 01cc ffff ff0002 6162                       | [{"httpRequestHost":"ab"}]
        291 | 03 000b 0002                                   | []
        291 | 04 8007 0001 0000270f 05 06                    | [{"9999/7":"05"},{"9999/7":"06"}]
        496 | 04 01ee 0010 20010db8000000000000000000000001 20010db8000000000000000000000002 | ["2001:db8::1","2001:db8::2"]
        292 | 03 0190 020000000001 020000000002              | [{"sourceMacAddress":"02-00-00-00-00-01","destinationMacAddress":"02-00-00-00-00-02"}]
        292 | 03 0191 0161 c0000201 0000 c0000202            | [{"httpRequestHost":"a","sourceIPv4Address":"192.0.2.1","sourceIPv4Address_2":"192.0.2.2"}]
        292 | 03 0190                                        | []
        292 | 03 0309                                        | []
        293 | 03                                             | []
        """)
    void lists_areArrays(int element, String hex, String json) {
        learn(MACS, HOSTS);
        assertThat(decode(element, hex).path(name(element)).toString()).isEqualTo(json);
    }

    private static String name(int element) {
        return switch (element) {
            case 291 -> "basicList";
            case 292 -> "subTemplateList";
            case 293 -> "subTemplateMultiList";
            default -> "srhSegmentIPv6BasicList";
        };
    }

    @Test
    void multiList_hasTheRecordsOfAllItsTemplates_andHexadecimalTextForAnUnknownOne() {
        learn(MACS, HOSTS);
        JsonNode list = decode(
                        293,
                        "03" + "0190001c" + MAC_PAIR + MAC_PAIR + "03090006" + "beef" + "0191000f" + "00" + "c0000201"
                                + "0000" + "c0000202")
                .path("subTemplateMultiList");
        assertThat(list).hasSize(4);
        assertThat(list.at("/1/destinationMacAddress").asText()).isEqualTo("02-00-00-00-00-02");
        assertThat(list.at("/2").asText()).isEqualTo("beef");
        assertThat(list.at("/3").toString())
                .isEqualTo("{\"sourceIPv4Address\":\"192.0.2.1\",\"sourceIPv4Address_2\":\"192.0.2.2\"}");
    }

    /** Lists that lie about themselves: kept as they came. */
    @ParameterizedTest
    @CsvSource({
        "291, 03000b",
        "291, 03000b0002 01bb00",
        "291, 03000b0000 01",
        "291, 0301ccffff 05616263",
        "291, 0301ccffff ff00",
        "291, 0380070001 0000",
        "292, 0301",
        "292, 030309 0102",
        "292, 030190 0200",
        "292, 030191 ff",
        "293, 0301",
        "293, 0301900003 00",
        "293, 03019000ff 00"
    })
    void listsThatCannotBeRead_areHexadecimalText(int element, String hex) {
        learn(MACS, HOSTS);
        assertThat(decode(element, hex).path(name(element)).asText()).isEqualTo(hex.replace(" ", ""));
    }

    @Test
    void template_thatIsWithdrawnOrChanged_countsFromThenOn() {
        kit.bySession(7); // by UDP there is no withdrawal
        String list = "030190" + MAC_PAIR;
        assertThat(decode(292, list).path("subTemplateList").isTextual()).isTrue();
        learn(MACS);
        assertThat(decode(292, list).at("/subTemplateList/0/sourceMacAddress").asText())
                .isEqualTo("02-00-00-00-00-01");
        learn(TemplateSpec.of(400, of(80, 6)));
        assertThat(decode(292, list).path("subTemplateList")).hasSize(2);
        learn(TemplateSpec.withdrawal(400));
        assertThat(decode(292, list).path("subTemplateList").isTextual()).isTrue();
    }

    @Test
    void listsInLists_areReadFourDeep() {
        learn(NEST);
        String list = "030192" + "00";
        for (int i = 0; i < 6; i++) {
            list = "030192" + prefixed(list);
        }
        JsonNode node = decode(292, list).path("subTemplateList");
        for (int depth = 1; depth < 4; depth++) {
            assertThat(node.isArray()).isTrue();
            node = node.at("/0/subTemplateList");
        }
        assertThat(node.isArray()).isTrue();
        assertThat(node.at("/0/subTemplateList").isTextual()).isTrue();
    }

    @Test
    void list_thatWouldBecomeTooLong_isCutOff_andSaysSo() {
        String many = "03000b0001" + "07".repeat(20_000);
        JsonNode list = decode(291, many).path("basicList");
        assertThat(list.size()).isBetween(500, 2000);
        assertThat(list.get(list.size() - 1).asText()).isEqualTo("...");
        assertThat(list.toString().length()).isLessThan(40_000);
    }

    @Test
    void emptyLists_areKeptByTheFullProfileOnly() {
        DecodingKit standard = DecodingKit.enriched(Profile.STANDARD);
        assertThat(decode(standard, 293, "03").isMissingNode()).isTrue();
        assertThat(decode(standard, 292, "030190").isMissingNode()).isTrue();
        assertThat(decode(kit, 293, "03").path("subTemplateMultiList").isArray())
                .isTrue();
    }

    @Test
    void zeroes_areLeftOutOfRecords_butNotOutOfValues() {
        DecodingKit standard = DecodingKit.enriched(Profile.STANDARD);
        standard.decode(ExportMessage.ipfix().templates(MACS).toBytes());
        assertThat(decode(standard, 292, "030190" + "000000000000" + "020000000002")
                        .at("/subTemplateList/0")
                        .toString())
                .isEqualTo("{\"destinationMacAddress\":\"02-00-00-00-00-02\"}");
        assertThat(decode(standard, 291, "03000b0001" + "0007")
                        .path("basicList")
                        .toString())
                .isEqualTo("[{\"destinationTransportPort\":0},{\"destinationTransportPort\":7}]");
    }

    /** Wherever a list is cut off or damaged, the record keeps what follows it. */
    @Test
    void damage_costsNothingElse() {
        learn(MACS, HOSTS, NEST);
        byte[] list = HexFormat.of()
                .parseHex("03" + "0190001c" + MAC_PAIR + MAC_PAIR + "0192000f"
                        + prefixed("030192" + prefixed("0301910000")) + "0000" + "01910010"
                        + "0161c00002010000c0000202");
        for (int length = 1; length <= list.length; length++) {
            decode(293, HexFormat.of().formatHex(Arrays.copyOf(list, length)));
        }
        for (int i = 0; i < list.length; i++) {
            byte[] damaged = list.clone();
            damaged[i] ^= (byte) 0xFF;
            String hex = HexFormat.of().formatHex(damaged);
            assertThat(decode(293, hex).has("subTemplateMultiList")).isTrue();
            assertThat(decode(291, hex).has("basicList")).isTrue();
        }
    }

    @Test
    void segmentListSection_isAListOfAddresses() {
        TemplateSpec template = TemplateSpec.of(257, variable(497), of(495, 16));
        DataRecord record = new DataRecord(template)
                .octets(497, HexFormat.of().parseHex("20010db8000000000000000000000001".repeat(2)))
                .address(495, "2001:db8::9");
        JsonNode ie = kit.decode(ExportMessage.ipfix()
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0)
                .at("/flow/ie");
        assertThat(ie.path("srhSegmentIPv6ListSection").toString()).isEqualTo("[\"2001:db8::1\",\"2001:db8::1\"]");
        assertThat(ie.path("srhActiveSegmentIPv6").asText()).isEqualTo("2001:db8::9");
    }
}
