/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import static io.flowhound.netflow.element.ElementRegistry.IANA;
import static io.flowhound.netflow.element.ElementRegistry.REVERSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementRegistryTest {
    private static final ElementRegistry REGISTRY = ElementRegistry.load();

    @ParameterizedTest
    @CsvSource({
        "1, octetDeltaCount, UNSIGNED64",
        "4, protocolIdentifier, UNSIGNED8",
        "6, tcpControlBits, UNSIGNED16",
        "8, sourceIPv4Address, IPV4_ADDRESS",
        "10, ingressInterface, UNSIGNED32",
        "21, flowEndSysUpTime, UNSIGNED32",
        "27, sourceIPv6Address, IPV6_ADDRESS",
        "34, samplingInterval, UNSIGNED32",
        "56, sourceMacAddress, MAC_ADDRESS",
        "61, flowDirection, UNSIGNED8",
        "82, interfaceName, STRING",
        "95, applicationId, OCTET_ARRAY",
        "136, flowEndReason, UNSIGNED8",
        "148, flowId, UNSIGNED64",
        "150, flowStartSeconds, DATE_TIME_SECONDS",
        "152, flowStartMilliseconds, DATE_TIME_MILLISECONDS",
        "154, flowStartMicroseconds, DATE_TIME_MICROSECONDS",
        "156, flowStartNanoseconds, DATE_TIME_NANOSECONDS",
        "160, systemInitTimeMilliseconds, DATE_TIME_MILLISECONDS",
        "225, postNATSourceIPv4Address, IPV4_ADDRESS",
        "231, initiatorOctets, UNSIGNED64",
        "234, ingressVRFID, UNSIGNED32",
        "239, biflowDirection, UNSIGNED8",
        "276, dataRecordsReliability, BOOLEAN",
        "291, basicList, BASIC_LIST",
        "292, subTemplateList, SUB_TEMPLATE_LIST",
        "293, subTemplateMultiList, SUB_TEMPLATE_MULTI_LIST",
        "305, samplingPacketInterval, UNSIGNED32",
        "311, samplingProbability, FLOAT64",
        "434, mibObjectValueInteger, SIGNED32",
        "494, srhSegmentIPv6, IPV6_ADDRESS",
        "515, ipv6ExtensionHeadersFull, OCTET_ARRAY",
        "533, pathDelaySumDeltaMicroseconds, UNSIGNED64",
        "33002, firewallExtendedEvent, UNSIGNED16",
        "40000, userName, STRING",
        "40005, firewallEvent, UNSIGNED8",
        "56701, applicationName, STRING",
        "45004, clientIPv4Address, IPV4_ADDRESS",
        "57590, l7Protocol, UNSIGNED16",
        "57975, entropyClientBytes, UNSIGNED32",
    })
    void find_knownElement_isAsRegistered(int id, String name, ElementType type) {
        assertThat(REGISTRY.find(IANA, id)).isEqualTo(new InformationElement(IANA, id, name, type));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65, 69, 97, 105, 127, 416, 419, 534, 32767, 32768, 65535})
    void find_numberThatNobodyDefines_isNull(int id) {
        assertThat(REGISTRY.find(IANA, id)).isNull();
    }

    @Test
    void find_unknownEnterprise_isNull() {
        assertThat(REGISTRY.find(9, 1)).isNull();
        assertThat(REGISTRY.find(-1, 1)).isNull();
    }

    @Test
    void load_ianaElements_areCompleteAndNamedOnce() {
        assertThat(REGISTRY.elements())
                .hasSize(502)
                .extracting(InformationElement::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void byName_everyIanaElement_leadsBack() {
        assertThat(REGISTRY.elements())
                .allSatisfy(
                        element -> assertThat(REGISTRY.byName(element.name())).isEqualTo(element));
    }

    @Test
    void byName_isOfIanaOnly() {
        assertThat(REGISTRY.byName("firewallEvent")).isEqualTo(REGISTRY.find(IANA, 233));
        assertThat(REGISTRY.byName("initialTCPFlags")).isNull();
        assertThat(REGISTRY.byName("ingressAclId")).isNull();
        assertThat(REGISTRY.byName("noSuchElement")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "9, 4252, avcTransportLongTermPacketsLost, UNSIGNED32",
        "637, 91, aluInsideServiceId, UNSIGNED16",
        "2011, 1, ingressGponGemPortId, UNSIGNED16",
        "2636, 137, juniperCommonPropertiesId, UNSIGNED16",
        "3054, 110, ixiaL7AppId, UNSIGNED32",
        "3054, 201, ixiaTlsSni, STRING",
        "5951, 128, netscalerRoundTripTime, UNSIGNED32",
        "6871, 14, initialTCPFlags, UNSIGNED16",
        "6876, 881, tenantSourceIPv4, IPV4_ADDRESS",
        "8741, 41, sonicwallAppName, STRING",
        "9789, 2, sophosAfcProtocolName, STRING",
        "10704, 8, barracudaBindIPv4Address, IPV4_ADDRESS",
        "12326, 8, barracudaBindIPv4Address, IPV4_ADDRESS",
        "15397, 1, proceraService, STRING",
        "26866, 204, gigamonDnsQueryName, STRING",
        "35632, 118, l7Protocol, UNSIGNED16",
        "41916, 4321, viptelaVpnId, UNSIGNED64",
        "43874, 3, pmacctLabel, STRING",
        "45346, 12239, velocloudFlowPath, UNSIGNED8",
    })
    void find_elementOfAVendor_isNamed(int enterprise, int id, String name, ElementType type) {
        assertThat(REGISTRY.find(enterprise, id)).isEqualTo(new InformationElement(enterprise, id, name, type));
    }

    /** Every key of the captures that a public source names. */
    @ParameterizedTest
    @CsvSource({
        "3054, 110 111 120 121 122 123 125 126 127 140 141 142 143 145 146 147 160 161 162 163 176 177 178 179 180 182 183"
                + " 184 185 186 187 188 189 190 191 192 193 195 196 197 198 199 200 201",
        "5951, 128 129 130 131 132 133 140 141 142 143 144 145 146 147 151 153 156 157 158 159 160 161 162 169 170 171"
                + " 182 183 185 186 187 188 189 190 192 193 205 267 268 269",
        "6871, 14 15 18 21 33 38 39 40 100 101 102 103 104 105 289 290 291 292 293 500 501 502 503 504 505 506 507 508"
                + " 510 16398 16399 16402 16422 16424 16884 16885 16886 16887 16888 16889 16890 16892 16894",
        "10704, 1 2 3 4 5 6 7 8 9 10 11 12",
        "15397, 1 2 3 4 15 16 21 22 25 26 28 47",
        "26866, 1 204 205 207",
        "29305, 1 2 5 32 58 85 86 139 184 223",
        "41916, 4321",
    })
    void find_elementOfTheCaptures_isNamed(int enterprise, String ids) {
        assertThat(ids.split(" "))
                .allSatisfy(id -> assertThat(REGISTRY.find(enterprise, Integer.parseInt(id)))
                        .as(enterprise + "/" + id)
                        .isNotNull());
    }

    @ParameterizedTest
    @CsvSource({
        "16398, reverseInitialTCPFlags, UNSIGNED16",
        "16399, reverseUnionTCPFlags, UNSIGNED16",
        "16402, reversePayload, OCTET_ARRAY",
    })
    void find_reverseElementOfCert_isNamedAfterTheForwardOne(int id, String name, ElementType type) {
        assertThat(REGISTRY.find(6871, id)).isEqualTo(new InformationElement(6871, id, name, type));
        assertThat(REGISTRY.find(6871, 0x4000 | 15000)).isNull();
        assertThat(REGISTRY.find(9, 0x4000 | 20)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 0, 8",
        "0, 95, 0, 95",
        "0, 33000, 0, 33000",
        "0, 40000, 0, 371",
        "0, 40001, 0, 225",
        "0, 40002, 0, 226",
        "0, 40003, 0, 227",
        "0, 40004, 0, 228",
        "0, 40005, 0, 233",
        "0, 56701, 0, 96",
        "0, 56702, 0, 371",
        "0, 57591, 0, 96",
        "9, 12232, 0, 372",
        "3054, 176, 29305, 1",
        "8741, 5, 0, 8",
        "8741, 16, 29305, 85",
        "12276, 28, 0, 225",
        "35632, 119, 0, 96",
        "6871, 14, 6871, 14",
        "6871, 16398, 6871, 16398",
    })
    void meaning_isTheIanaElementOfTheName_orTheElementItself(int enterprise, int id, int asEnterprise, int asId) {
        assertThat(REGISTRY.meaning(enterprise, id)).isEqualTo(REGISTRY.find(asEnterprise, asId));
    }

    @Test
    void meaning_ofWhatNobodyDefines_isNull() {
        assertThat(REGISTRY.meaning(9, 1)).isNull();
        assertThat(REGISTRY.meaning(-1, 1)).isNull();
    }

    @Test
    void meaning_ofTheNameOfAnIanaElementOfAnotherType_isTheElementItself() {
        InformationElement text = new InformationElement(4711, 1, "sourceIPv4Address", ElementType.STRING);
        InformationElement small = new InformationElement(4711, 2, "octetDeltaCount", ElementType.UNSIGNED32);
        ElementRegistry more = REGISTRY.with(List.of(text, small));

        assertThat(more.meaning(4711, 1)).isEqualTo(text);
        assertThat(more.meaning(4711, 2)).isEqualTo(REGISTRY.find(IANA, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, reverseOctetDeltaCount, UNSIGNED64",
        "8, reverseSourceIPv4Address, IPV4_ADDRESS",
        "152, reverseFlowStartMilliseconds, DATE_TIME_MILLISECONDS",
        "236, reverseVRFname, STRING",
    })
    void find_reverseElement_isNamedAfterTheForwardOne(int id, String name, ElementType type) {
        InformationElement reverse = new InformationElement(REVERSE, id, name, type);

        assertThat(REGISTRY.find(REVERSE, id)).isEqualTo(reverse);
        assertThat(REGISTRY.byName(name)).isEqualTo(reverse);
    }

    @Test
    void find_reverseOfWhatIpfixCannotNumber_isNull() {
        assertThat(REGISTRY.find(REVERSE, 416)).isNull();
        assertThat(REGISTRY.find(REVERSE, 33000)).isNull();
    }

    @Test
    void with_element_addsToItsEnterpriseOnly() {
        InformationElement own = new InformationElement(35632, 1, "clientLatency", ElementType.UNSIGNED32);
        ElementRegistry more = REGISTRY.with(List.of(own));

        assertThat(more.find(35632, 1)).isEqualTo(own);
        assertThat(more.find(35632, 118)).isEqualTo(REGISTRY.find(35632, 118));
        assertThat(more.find(IANA, 1)).isEqualTo(REGISTRY.find(IANA, 1));
        assertThat(REGISTRY.find(35632, 1)).isNull();
    }

    @Test
    void with_elementOfAVendor_replacesOurs() {
        InformationElement own = new InformationElement(35632, 118, "myProtocol", ElementType.UNSIGNED32);

        assertThat(REGISTRY.with(List.of(own)).find(35632, 118)).isEqualTo(own);
    }

    @Test
    void with_enterpriseBeyondSignedInt_isFound() {
        int enterprise = (int) 4294967294L;
        InformationElement own = new InformationElement(enterprise, 65535, "last", ElementType.STRING);

        assertThat(REGISTRY.with(List.of(own)).find(enterprise, 65535)).isEqualTo(own);
    }

    @Test
    void with_numberOfIana_replacesNameAndReverse() {
        ElementRegistry changed =
                REGISTRY.with(List.of(new InformationElement(IANA, 82, "portName", ElementType.STRING)));

        assertThat(changed.byName("portName")).isEqualTo(changed.find(IANA, 82));
        assertThat(changed.byName("interfaceName")).isNull();
        assertThat(changed.byName("reversePortName")).isEqualTo(changed.find(REVERSE, 82));
        assertThat(changed.byName("reverseInterfaceName")).isNull();
    }
}
