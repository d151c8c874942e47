/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import static io.flowhound.simulate.FieldSpec.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flowhound.simulate.DataRecord;
import io.flowhound.simulate.ExportMessage;
import io.flowhound.simulate.FieldSpec;
import io.flowhound.simulate.TemplateSpec;
import io.flowhound.testkit.DecodingKit;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements that others have numbered anew, and which mean what an IANA element means; and those that nobody knows. */
class NamesakeElementsTest {
    private final DecodingKit kit = DecodingKit.raw();

    private JsonNode v9(DataRecord record, TemplateSpec template) {
        return decode(ExportMessage.v9(), record, template);
    }

    private JsonNode ipfix(DataRecord record, TemplateSpec template) {
        return decode(ExportMessage.ipfix(), record, template);
    }

    private JsonNode decode(ExportMessage message, DataRecord record, TemplateSpec template) {
        return kit.decode(message.exportTime(DecodingKit.ARRIVAL / 1000)
                        .templates(template)
                        .data(template, record)
                        .toBytes())
                .get(0);
    }

    @Test
    void asaOfOldNumbers_translatedAddressesAndPorts() {
        TemplateSpec template = TemplateSpec.of(
                256,
                of(8, 4),
                of(12, 4),
                of(40001, 4),
                of(40002, 4),
                of(40003, 2),
                of(40004, 2),
                of(40005, 1),
                of(40000, 20));
        JsonNode document = v9(
                new DataRecord(template)
                        .address(8, "192.168.1.10")
                        .address(12, "203.0.113.9")
                        .address(40001, "198.51.100.1")
                        .address(40002, "203.0.113.10")
                        .number(40003, 40_000)
                        .number(40004, 443)
                        .number(40005, 1)
                        .text(40000, "alice"),
                template);

        assertThat(document.at("/source/nat/ip").asText()).isEqualTo("198.51.100.1");
        assertThat(document.at("/destination/nat/ip").asText()).isEqualTo("203.0.113.10");
        assertThat(document.at("/source/nat/port").asInt()).isEqualTo(40_000);
        assertThat(document.at("/destination/nat/port").asInt()).isEqualTo(443);
        assertThat(document.toString()).contains("alice");
        assertThat(document.at("/flow/ie").has("postNATSourceIPv4Address")).isFalse();
    }

    @Test
    void paloAlto_applicationAndUser() {
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(56701, 32), of(56702, 64));
        JsonNode document = v9(
                new DataRecord(template)
                        .address(8, "192.0.2.7")
                        .text(56701, "kerberos")
                        .text(56702, "corp/alice"),
                template);

        assertThat(document.at("/network/application").asText()).isEqualTo("kerberos");
        assertThat(document.toString()).contains("\"corp/alice\"");
    }

    @Test
    void sonicWall_initiatorIsTheSource_andDeltasCountBeforeTotals() {
        long pen = 8741;
        TemplateSpec template = TemplateSpec.of(
                256,
                of(pen, 5, 4),
                of(pen, 6, 4),
                of(pen, 11, 2),
                of(pen, 12, 2),
                of(pen, 20, 1),
                of(pen, 14, 4),
                of(pen, 170, 4),
                of(pen, 172, 4));
        HexFormat hex = HexFormat.of();
        JsonNode document = ipfix(
                new DataRecord(template)
                        .octets(pen, 5, hex.parseHex("c0a8010a"))
                        .octets(pen, 6, hex.parseHex("cb007109"))
                        .number(pen, 11, 40_000)
                        .number(pen, 12, 443)
                        .number(pen, 20, 6)
                        .number(pen, 14, 5_000)
                        .number(pen, 170, 1_000)
                        .number(pen, 172, 2_000),
                template);

        assertThat(document.at("/source/ip").asText()).isEqualTo("192.168.1.10");
        assertThat(document.at("/destination/ip").asText()).isEqualTo("203.0.113.9");
        assertThat(document.at("/source/port").asInt()).isEqualTo(40_000);
        assertThat(document.at("/destination/port").asInt()).isEqualTo(443);
        assertThat(document.at("/network/iana_number").asText()).isEqualTo("6");
        assertThat(document.at("/source/bytes").asInt()).isEqualTo(1_000);
        assertThat(document.at("/destination/bytes").asInt()).isEqualTo(2_000);
        assertThat(document.at("/flow/ie/octetTotalCount").asInt()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "00c1000001ac1000, '', 00c1000001ac1000",
        "0b6874747000, '', 0b6874747000",
        "687474707f, '', 687474707f",
        "6874741b5b, '', 6874741b5b",
        "6874747000000000, http, ''",
        "68747470002e7a7a, http, ''",
        "c3a9, é, ''",
        "0000000000000000, '', ''",
    })
    void text_thatIsNone_isKeptAsItIs(String octets, String application, String element) {
        byte[] value = HexFormat.of().parseHex(octets);
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(57591, value.length));
        JsonNode document = v9(new DataRecord(template).address(8, "192.0.2.7").octets(57591, value), template);

        assertThat(document.at("/network/application").asText()).isEqualTo(application);
        if (!element.isEmpty()) {
            assertThat(document.at("/flow/ie/applicationName").asText()).isEqualTo(element);
        }
    }

    /** Elements without a field of their own. */
    @ParameterizedTest
    @CsvSource({"03000050, 03000050", "6c616e20310d0a, 'lan 1\r\n'", "6c616e003100, lan"})
    void textElement_thatHoldsNone_isHexadecimal(String octets, String written) {
        byte[] value = HexFormat.of().parseHex(octets);
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(83, value.length));
        JsonNode document = v9(new DataRecord(template).address(8, "192.0.2.7").octets(83, value), template);

        assertThat(document.at("/flow/ie/interfaceDescription").asText()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "05, 5",
        "00ff, 255",
        "ffffffff, 4294967295",
        "ffffffffffffffff, 18446744073709551615",
        "010203, \"010203\"",
        "0a0b0c0d0e0f, \"0a0b0c0d0e0f\"",
        "000000000000000001, \"000000000000000001\"",
    })
    void unknownElement_isANumberWhenItHasTheLengthOfOne(String octets, String json) {
        byte[] value = HexFormat.of().parseHex(octets);
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(32473, 1, value.length));
        JsonNode document =
                ipfix(new DataRecord(template).address(8, "192.0.2.7").octets(32473, 1, value), template);

        assertThat(document.at("/flow/ie").path("32473/1").toString()).isEqualTo(json);
    }

    @Test
    void unknownElementOfVaryingLength_isHexadecimal() {
        TemplateSpec template = TemplateSpec.of(256, of(8, 4), of(32473, 1, FieldSpec.VARIABLE));
        JsonNode document = ipfix(
                new DataRecord(template).address(8, "192.0.2.7").octets(32473, 1, new byte[] {1, 2, 3, 4}), template);

        assertThat(document.at("/flow/ie").path("32473/1").asText()).isEqualTo("01020304");
    }
}
