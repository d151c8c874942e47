/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of an access point: IPFIX (RFC 7011) with absolute times in milliseconds, MAC addresses, VLAN, the name of
 * the wireless network, who has logged in to it and what the addresses of guests are translated to. Options records say
 * when it started, what it samples, and how its interfaces and the applications are called that it recognises.
 */
final class IpfixLayout implements Layout {
    private static final int IPV4_LENGTH = 4;
    private static final int IDLE = 1;
    private static final int END_DETECTED = 3;
    private static final int FIN_OR_RST = 0x05;

    /** observationDomainId; then systemInitTimeMilliseconds, samplingPacketInterval and samplingPacketSpace. */
    private static final TemplateSpec DEVICE = TemplateSpec.options(
            258, 1, FieldSpec.of(149, 4), FieldSpec.of(160, 8), FieldSpec.of(305, 4), FieldSpec.of(306, 4));

    /** selectorId; then samplingPacketInterval and samplingPacketSpace. */
    private static final TemplateSpec SELECTORS =
            TemplateSpec.options(259, 1, FieldSpec.of(302, 1), FieldSpec.of(305, 4), FieldSpec.of(306, 4));

    /** ingressInterface; then interfaceName and interfaceDescription. */
    private static final TemplateSpec INTERFACES =
            TemplateSpec.options(260, 1, FieldSpec.of(10, 4), FieldSpec.variable(82), FieldSpec.variable(83));

    /** applicationId; then applicationName. */
    private static final TemplateSpec APPLICATIONS =
            TemplateSpec.options(261, 1, FieldSpec.of(95, 4), FieldSpec.variable(96));

    private static final List<OptionsTable> NAMES = List.of(
            OptionsTable.of(
                    INTERFACES,
                    Interface.OF_ACCESS_POINT,
                    each -> new DataRecord(INTERFACES)
                            .number(10, each.index())
                            .text(82, each.name())
                            .text(83, each.description())),
            OptionsTable.of(
                    APPLICATIONS,
                    Application.all(),
                    each -> new DataRecord(APPLICATIONS).number(95, each.id()).text(96, each.name())));

    private static final TemplateSpec IPV4 = template(256, IPV4_LENGTH, 8, 12, 32);
    private static final TemplateSpec IPV6 = template(257, 16, 27, 28, 139);

    private final List<OptionsTable> options;

    /** Makes the layout of a device that started at {@code booted}, milliseconds since 1970. */
    IpfixLayout(ExporterInfo exporter, long booted) {
        options = new ArrayList<>(List.of(
                new OptionsTable(
                        DEVICE,
                        List.of(new DataRecord(DEVICE)
                                .number(149, exporter.domain())
                                .number(160, booted)
                                .number(305, 1)
                                .number(306, 0))),
                OptionsTable.of(
                        SELECTORS,
                        Access.SAMPLING_RATES,
                        rate -> new DataRecord(SELECTORS)
                                .number(302, rate)
                                .number(305, 1)
                                .number(306, rate - 1L))));
        options.addAll(NAMES);
    }

    private static TemplateSpec template(int id, int length, int source, int destination, int icmp) {
        List<FieldSpec> fields = new ArrayList<>(List.of(
                FieldSpec.of(152, 8), // flowStartMilliseconds
                FieldSpec.of(153, 8), // flowEndMilliseconds
                FieldSpec.of(source, length),
                FieldSpec.of(destination, length),
                FieldSpec.of(7, 2), // sourceTransportPort
                FieldSpec.of(11, 2), // destinationTransportPort
                FieldSpec.of(icmp, 2), // icmpTypeCode
                FieldSpec.of(4, 1), // protocolIdentifier
                FieldSpec.of(5, 1), // ipClassOfService
                FieldSpec.of(6, 2), // tcpControlBits
                FieldSpec.of(1, 8), // octetDeltaCount
                FieldSpec.of(2, 8), // packetDeltaCount
                FieldSpec.of(10, 4), // ingressInterface
                FieldSpec.of(14, 4), // egressInterface
                FieldSpec.of(56, 6), // sourceMacAddress
                FieldSpec.of(80, 6), // destinationMacAddress
                FieldSpec.of(58, 2), // vlanId
                FieldSpec.of(136, 1), // flowEndReason
                FieldSpec.of(95, 4), // applicationId
                FieldSpec.of(302, 1), // selectorId
                FieldSpec.variable(147), // wlanSSID
                FieldSpec.variable(371))); // userName
        if (length == IPV4_LENGTH) {
            fields.addAll(List.of(
                    FieldSpec.of(225, 4), // postNATSourceIPv4Address
                    FieldSpec.of(226, 4), // postNATDestinationIPv4Address
                    FieldSpec.of(227, 2), // postNAPTSourceTransportPort
                    FieldSpec.of(228, 2))); // postNAPTDestinationTransportPort
        }
        return TemplateSpec.of(id, fields.toArray(FieldSpec[]::new));
    }

    @Override
    public TemplateSpec ipv4() {
        return IPV4;
    }

    @Override
    public TemplateSpec ipv6() {
        return IPV6;
    }

    @Override
    public List<OptionsTable> options() {
        return List.copyOf(options);
    }

    @Override
    public DataRecord flow(SimulatedFlow flow) {
        boolean v6 = flow.isIpv6();
        Access device = device(flow);
        DataRecord told = new DataRecord(v6 ? IPV6 : IPV4)
                .number(152, flow.start())
                .number(153, flow.end())
                .octets(v6 ? 27 : 8, flow.source().getAddress())
                .octets(v6 ? 28 : 12, flow.destination().getAddress())
                .number(4, flow.protocol())
                .number(5, flow.tos())
                .number(6, flow.tcpFlags())
                .number(1, flow.octets() / flow.samplingRate())
                .number(2, flow.packets() / flow.samplingRate())
                .number(10, flow.input())
                .number(14, flow.output())
                .number(56, flow.sourceMac())
                .number(80, flow.destinationMac())
                .number(58, device.vlan())
                .number(136, (flow.tcpFlags() & FIN_OR_RST) == 0 ? IDLE : END_DETECTED)
                .number(95, Application.id(flow.activity()))
                .number(302, flow.samplingRate())
                .text(147, device.networkName())
                .text(371, device.user());
        translate(flow, told);
        if (flow.isIcmp()) {
            return told.number(v6 ? 139 : 32, flow.destinationPort());
        }
        return told.number(7, flow.sourcePort()).number(11, flow.destinationPort());
    }

    /** Of two wireless devices the one that sends. */
    private static Access device(SimulatedFlow flow) {
        return flow.sourceAccess().networkName().isEmpty() ? flow.destinationAccess() : flow.sourceAccess();
    }

    /** Guests keep their ports, as most translators let them as long as nobody else has the same. */
    private static void translate(SimulatedFlow flow, DataRecord told) {
        boolean group =
                flow.sourceAccess().vlan() == 0 || flow.destinationAccess().vlan() == 0;
        if (flow.isIpv6() || !flow.hasPorts() || group) {
            return;
        }
        InetAddress source = flow.sourceAccess().translated();
        InetAddress destination = flow.destinationAccess().translated();
        if (source != null) {
            told.octets(225, source.getAddress()).number(227, flow.sourcePort());
        }
        if (destination != null) {
            told.octets(226, destination.getAddress()).number(228, flow.destinationPort());
        }
    }

    @Override
    public ExportMessage message(long now) {
        return ExportMessage.ipfix().exportTime(Math.floorDiv(now, 1000));
    }

    /** Records of options are data records too (RFC 7011 section 3.1). */
    @Override
    public long sequenceStep(int records) {
        return records;
    }
}
