/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow.element;

import static io.flowhound.netflow.element.ElementRegistry.IANA;
import static io.flowhound.netflow.element.ElementRegistry.REVERSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementRegistryTest {
    private static final String HEADER = "ElementID,Name,Abstract Data Type\n";

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
        "57590, l7Protocol, UNSIGNED16",
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
                .filteredOn(element -> element.id() <= 32767)
                .hasSize(502)
                .extracting(InformationElement::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void byName_everyIanaElement_leadsBack() {
        assertThat(REGISTRY.elements())
                .filteredOn(element -> element.id() <= 32767)
                .allSatisfy(
                        element -> assertThat(REGISTRY.byName(element.name())).isEqualTo(element));
    }

    @Test
    void byName_nameThatVersion9Shares_isIanas() {
        assertThat(REGISTRY.byName("firewallEvent")).isEqualTo(REGISTRY.find(IANA, 233));
        assertThat(REGISTRY.byName("ingressAclId")).isEqualTo(REGISTRY.find(IANA, 33000));
        assertThat(REGISTRY.byName("noSuchElement")).isNull();
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
    void with_vendorTable_addsToItsEnterpriseOnly() throws IOException {
        ElementRegistry more = with("Name,ElementID,Abstract Data Type\nclientLatency,1,unsigned32\n", 35632);

        assertThat(more.find(35632, 1))
                .isEqualTo(new InformationElement(35632, 1, "clientLatency", ElementType.UNSIGNED32));
        assertThat(more.find(IANA, 1)).isEqualTo(REGISTRY.find(IANA, 1));
        assertThat(REGISTRY.find(35632, 1)).isNull();
    }

    @Test
    void with_enterpriseBeyondSignedInt_isFound() throws IOException {
        int enterprise = (int) 4294967295L;

        assertThat(with(HEADER + "65535,last,string\n", enterprise).find(enterprise, 65535))
                .isEqualTo(new InformationElement(enterprise, 65535, "last", ElementType.STRING));
    }

    @Test
    void with_sameNumber_replacesNameAndReverse() throws IOException {
        ElementRegistry changed = with(HEADER + "82,portName,string\n", IANA);

        assertThat(changed.byName("portName")).isEqualTo(changed.find(IANA, 82));
        assertThat(changed.byName("interfaceName")).isNull();
        assertThat(changed.byName("reversePortName")).isEqualTo(changed.find(REVERSE, 82));
        assertThat(changed.byName("reverseInterfaceName")).isNull();
    }

    @Test
    void with_descriptionsOfSeveralLinesAndRowsThatHoldNumbersBack_areRead() throws IOException {
        ElementRegistry more = with(
                "ElementID,Name,Abstract Data Type,Description\r\n"
                        + "0,Reserved,,\r\n"
                        + "34-35,Assigned for NetFlow v9 compatibility,,\"see\r\nRFC 3954, section 8\"\r\n"
                        + "36,,,withdrawn\r\n"
                        + "37,first,unsigned8,\"two\n\"\"lines\"\"\"\r\n"
                        + "38-65535,Unassigned,,\r\n",
                4711);

        assertThat(more.elements()).hasSize(REGISTRY.elements().size() + 1);
        assertThat(more.find(4711, 37)).isEqualTo(new InformationElement(4711, 37, "first", ElementType.UNSIGNED8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x,a,string|ElementID 'x' is neither",
                "65536,a,string|ElementID '65536' is neither",
                "1,a,unsigned7|'unsigned7' is no abstract data type",
                "1,a,|'' is no abstract data type",
                "1-2,a,string|the range 1-2 cannot be called 'a'",
                "1,two words,string|the name 'two words' must begin",
                "5,again,string|ElementID 5 is defined twice",
            })
    void with_badRow_isReportedByFileAndLine(String row, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(HEADER + "5,good,string\n" + row + "\n", 9))
                .withMessageStartingWith("vendor-9.csv:3: " + problem);
    }

    private ElementRegistry with(String csv, int enterprise) throws IOException {
        return REGISTRY.with(new StringReader(csv), "vendor-9.csv", enterprise);
    }
}
