/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/**
 * The layout of an access point: IPFIX (RFC 7011) with absolute times in milliseconds, MAC addresses, VLAN and the name of
 * the wireless network, and an options record about when it started and what it samples.
 */
final class IpfixLayout implements Layout {
    private static final int IDLE = 1;
    private static final int END_DETECTED = 3;
    private static final int FIN_OR_RST = 0x05;

    /** observationDomainId; then systemInitTimeMilliseconds, samplingPacketInterval and samplingPacketSpace. */
    private static final TemplateSpec OPTIONS = TemplateSpec.options(
            258, 1, FieldSpec.of(149, 4), FieldSpec.of(160, 8), FieldSpec.of(305, 4), FieldSpec.of(306, 4));

    private static final TemplateSpec IPV4 = template(256, 4, 8, 12, 32);
    private static final TemplateSpec IPV6 = template(257, 16, 27, 28, 139);

    private final long domain;
    private final long booted;

    /** Makes the layout of a device that started at {@code booted}, milliseconds since 1970. */
    IpfixLayout(ExporterInfo exporter, long booted) {
        this.domain = exporter.domain();
        this.booted = booted;
    }

    private static TemplateSpec template(int id, int length, int source, int destination, int icmp) {
        return TemplateSpec.of(
                id,
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
                FieldSpec.variable(147)); // wlanSSID
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
    public TemplateSpec options() {
        return OPTIONS;
    }

    @Override
    public DataRecord flow(SimulatedFlow flow) {
        boolean v6 = flow.isIpv6();
        DataRecord told = new DataRecord(v6 ? IPV6 : IPV4)
                .number(152, flow.start())
                .number(153, flow.end())
                .octets(v6 ? 27 : 8, flow.source().getAddress())
                .octets(v6 ? 28 : 12, flow.destination().getAddress())
                .number(4, flow.protocol())
                .number(6, flow.tcpFlags())
                .number(1, flow.octets())
                .number(2, flow.packets())
                .number(10, flow.input())
                .number(14, flow.output())
                .number(56, flow.sourceMac())
                .number(80, flow.destinationMac())
                .number(58, Segment.WIFI.vlan)
                .number(136, (flow.tcpFlags() & FIN_OR_RST) == 0 ? IDLE : END_DETECTED)
                .text(147, Segment.WIFI.networkName);
        if (flow.isIcmp()) {
            return told.number(v6 ? 139 : 32, flow.destinationPort());
        }
        return told.number(7, flow.sourcePort()).number(11, flow.destinationPort());
    }

    @Override
    public DataRecord optionsRecord() {
        return new DataRecord(OPTIONS)
                .number(149, domain)
                .number(160, booted)
                .number(305, 1)
                .number(306, 0);
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
