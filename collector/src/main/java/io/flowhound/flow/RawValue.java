/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

/** A value of a record that is no field of a document by itself, but from which fields are made. */
enum RawValue {
    TCP_FLAGS,
    DIRECTION,
    BIFLOW_DIRECTION,
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
    /** NTP timestamps, RFC 7011 sections 6.1.9 and 6.1.10. */
    START_NTP,
    END_NTP,
    /** Microseconds before the export time. */
    START_DELTA,
    END_DELTA,
    DURATION_MILLIS,
    DURATION_MICROS,
    /** When an event was observed, epoch milliseconds: the time of records that are events rather than flows. */
    EVENT_MILLIS,
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
    EGRESS_VRF;

    static final int COUNT = values().length;
}
