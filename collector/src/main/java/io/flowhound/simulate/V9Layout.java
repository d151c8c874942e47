/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.List;

/**
 * The layout of a firewall: NetFlow v9 (RFC 3954) with times relative to when it started, and an options records that say
 * that it samples one in one, and how its interfaces and the applications are called that it recognises.
 */
final class V9Layout implements Layout {
    private static final String PROVIDER = "100.64.0.1";
    private static final String PROVIDER_V6 = "fe80::1";
    private static final int INTERNET = 1;
    /** The scope type of the whole device; then SAMPLING_INTERVAL and SAMPLING_ALGORITHM. */
    private static final TemplateSpec SAMPLING =
            TemplateSpec.options(258, 1, FieldSpec.of(1, 4), FieldSpec.of(34, 4), FieldSpec.of(35, 1));

    /** The scope type of an interface; then IF_NAME and IF_DESC. */
    private static final TemplateSpec INTERFACES =
            TemplateSpec.options(259, 1, FieldSpec.of(2, 4), FieldSpec.of(82, 16), FieldSpec.of(83, 32));

    /** The scope type of the whole device; then applicationId and applicationName. */
    private static final TemplateSpec APPLICATIONS =
            TemplateSpec.options(260, 1, FieldSpec.of(1, 4), FieldSpec.of(95, 4), FieldSpec.of(96, 16));

    private static final List<OptionsTable> OPTIONS = List.of(
            new OptionsTable(
                    SAMPLING, List.of(new DataRecord(SAMPLING).number(34, 1).number(35, 1))),
            OptionsTable.of(
                    INTERFACES,
                    Interface.OF_FIREWALL,
                    each -> new DataRecord(INTERFACES)
                            .number(2, each.index())
                            .text(82, each.name())
                            .text(83, each.description())),
            OptionsTable.of(
                    APPLICATIONS,
                    Application.all(),
                    each -> new DataRecord(APPLICATIONS).number(95, each.id()).text(96, each.name())));

    /** FW_EVENT: Flow denied. */
    private static final int DENIED = 3;

    private static final TemplateSpec IPV4 = template(256, 4, 8, 12, 15, 9, 13);
    private static final TemplateSpec IPV6 = template(257, 16, 27, 28, 62, 29, 30);

    private final long booted;

    /** Makes the layout of a device that started at {@code booted}, milliseconds since 1970. */
    V9Layout(long booted) {
        this.booted = booted;
    }

    private static TemplateSpec template(
            int id, int length, int source, int destination, int nextHop, int sourceMask, int destinationMask) {
        return TemplateSpec.of(
                id,
                FieldSpec.of(source, length),
                FieldSpec.of(destination, length),
                FieldSpec.of(nextHop, length),
                FieldSpec.of(10, 2), // INPUT_SNMP
                FieldSpec.of(14, 2), // OUTPUT_SNMP
                FieldSpec.of(2, 4), // IN_PKTS
                FieldSpec.of(1, 4), // IN_BYTES
                FieldSpec.of(22, 4), // FIRST_SWITCHED
                FieldSpec.of(21, 4), // LAST_SWITCHED
                FieldSpec.of(7, 2), // L4_SRC_PORT
                FieldSpec.of(11, 2), // L4_DST_PORT
                FieldSpec.of(6, 1), // TCP_FLAGS
                FieldSpec.of(4, 1), // PROTOCOL
                FieldSpec.of(5, 1), // SRC_TOS
                FieldSpec.of(sourceMask, 1),
                FieldSpec.of(destinationMask, 1),
                FieldSpec.of(61, 1), // DIRECTION, 0 for ingress
                FieldSpec.of(58, 2), // SRC_VLAN
                FieldSpec.of(59, 2), // DST_VLAN
                FieldSpec.of(95, 4), // applicationId
                FieldSpec.of(233, 1)); // firewallEvent
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
        return OPTIONS;
    }

    @Override
    public DataRecord flow(SimulatedFlow flow) {
        boolean v6 = flow.isIpv6();
        DataRecord told = new DataRecord(v6 ? IPV6 : IPV4)
                .octets(v6 ? 27 : 8, flow.source().getAddress())
                .octets(v6 ? 28 : 12, flow.destination().getAddress())
                .number(10, flow.input())
                .number(14, flow.output())
                .number(2, flow.packets())
                .number(1, flow.octets())
                .number(22, flow.start() - booted)
                .number(21, flow.end() - booted)
                .number(7, flow.sourcePort())
                .number(11, flow.destinationPort())
                .number(6, flow.tcpFlags())
                .number(4, flow.protocol())
                .number(5, flow.tos())
                .number(58, flow.sourceAccess().vlan())
                .number(59, flow.destinationAccess().vlan())
                .number(95, Application.id(flow.activity()))
                .number(233, flow.denied() ? DENIED : 0)
                .number(v6 ? 29 : 9, flow.sourceMask())
                .number(v6 ? 30 : 13, flow.destinationMask());
        if (flow.output() == INTERNET) {
            told.address(v6 ? 62 : 15, v6 ? PROVIDER_V6 : PROVIDER);
        }
        return told;
    }

    /** The header has whole seconds only, so the uptime is the one at that second: else every time would be off. */
    @Override
    public ExportMessage message(long now) {
        long seconds = Math.floorDiv(now, 1000);
        return ExportMessage.v9().exportTime(seconds).sysUptime(1000 * seconds - booted);
    }

    @Override
    public long sequenceStep(int records) {
        return 1;
    }
}
