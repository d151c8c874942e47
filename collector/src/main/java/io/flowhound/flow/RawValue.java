/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** A value of a record that is no field of a document by itself, but from which fields are made. */
enum RawValue {
    TCP_FLAGS,
    /** Of the first packet, and of all that followed it: YAF tells them apart. */
    INITIAL_TCP_FLAGS,
    LATER_TCP_FLAGS,
    DIRECTION,
    BIFLOW_DIRECTION,
    /** Whether the addresses are told as those of client and server. */
    ROLES_TOLD,
    END_REASON,
    DSCP,
    ICMP_TYPE_CODE,
    ICMP_TYPE,
    ICMP_CODE,
    /** Milliseconds of sysUptime, unsigned 32 bits. */
    START_UPTIME,
    END_UPTIME,
    /** Epoch seconds. */
    START_SECONDS,
    END_SECONDS,
    /** Epoch milliseconds. */
    START_MILLIS,
    END_MILLIS,
    /** NTP timestamps of microseconds, RFC 7011 section 6.1.9. */
    START_MICROS,
    END_MICROS,
    /** NTP timestamps of nanoseconds, RFC 7011 section 6.1.10. */
    START_NANOS,
    END_NANOS,
    /** Microseconds before the export time. */
    START_DELTA,
    END_DELTA,
    DURATION_MILLIS,
    DURATION_MICROS,
    /** When an event was observed: the time of records that are events rather than flows. In the forms of flow times. */
    EVENT_SECONDS,
    EVENT_MILLIS,
    EVENT_MICROS,
    EVENT_NANOS,
    /** When a collecting process received what the record tells, epoch milliseconds. */
    COLLECTED_MILLIS,
    /** Epoch milliseconds of the exporter's boot, the base of uptimes in IPFIX. */
    SYSTEM_INIT_MILLIS,
    SAMPLER_ID,
    /** One packet of so many. */
    SAMPLING_INTERVAL,
    /** So many packets in a row, then so many left out. */
    SAMPLING_PACKETS,
    SAMPLING_SPACE,
    /** So many packets out of a population of so many. */
    SAMPLING_SIZE,
    SAMPLING_POPULATION,
    /** As {@link ApplicationId#key}. */
    APPLICATION,
    INGRESS_VRF,
    EGRESS_VRF,
    FIREWALL_EVENT,
    NAT_EVENT,
    /** Counters of who opened a connection and of who answered. */
    INITIATOR_BYTES,
    INITIATOR_PACKETS,
    RESPONDER_BYTES,
    RESPONDER_PACKETS,
    /** Where the first octets of a sampled packet stand in the datagram: its start in the upper half, its length. */
    FRAME_SECTION,
    IP_SECTION,
    TRANSPORT_SECTION,
    LABEL_SECTION,
    UNLABELLED_SECTION,
    /** Flags that say what kind of frame {@link #FRAME_SECTION} is. */
    FRAME_TYPE,
    /** How many octets of the packet are left out before the section. */
    SECTION_OFFSET,
    FRAME_SIZE,
    SECTION_SIZE,
    /** The entries of the label stack, top first, each of 20 bits of label, 3 of traffic class, 1 for the bottom. */
    MPLS_LABEL_1,
    MPLS_LABEL_2,
    MPLS_LABEL_3,
    MPLS_LABEL_4,
    MPLS_LABEL_5,
    MPLS_LABEL_6,
    MPLS_LABEL_7,
    MPLS_LABEL_8,
    MPLS_LABEL_9,
    MPLS_LABEL_10,
    /** Where the address stands of the exporter that a relay speaks for, as the sections above: 4 or 16 octets, not all zero. */
    EXPORTER;

    static final int COUNT = values().length;

    /** Whether the value is the place of octets rather than a number. */
    boolean isPlace() {
        return switch (this) {
            case FRAME_SECTION, IP_SECTION, TRANSPORT_SECTION, LABEL_SECTION, UNLABELLED_SECTION -> true;
            default -> false;
        };
    }

    /** Whether the value is an entry of a label stack. */
    boolean isLabel() {
        return ordinal() >= MPLS_LABEL_1.ordinal() && ordinal() <= MPLS_LABEL_10.ordinal();
    }
}
