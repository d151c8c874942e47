/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import io.flowhound.config.Required;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A router with a flow cache. */
public record ExporterSetting(
        @Doc("Its name, for `paths` and the truth.") @Required
        String name,

        @Doc("What it speaks.") @Default("ipfix") Protocol protocol,

        @Doc("From where it sends, an IPv4 address. Without: 192.0.2.11 and those behind.") @Nullable
        String address,

        @Doc("Observation domain, source id or engine. Without: its place in the list.")
        @Range(min = "0", max = "255")
        @Nullable
        Integer domain,

        @Doc("A flow that goes on is told after so long.") @Default("5m") @Range(min = "1s", max = "1h")
        Duration activeTimeout,

        @Doc("A flow without packets ends after so long.") @Default("15s") @Range(min = "1s", max = "10m")
        Duration idleTimeout,

        @Doc("Whether a flow ends with FIN or RST, a second after its last packet.") @Default("true")
        boolean endAtFin,

        @Doc(
                "How far its clock is ahead, in milliseconds, or behind when negative; all times that it tells are off by that.")
        @Default("0")
        @Range(min = "-60000", max = "60000")
        int clockSkewMs,

        @Doc("In what order flows that end together are told: by `age`, by a `hash`, or by their `key`.")
        @Default("hash")
        Order order,

        @Doc("Where on its interfaces it meters.") @Default("ingress")
        Metering metering,

        @Doc("Whether records say which of the two (IE 61); not in NetFlow v5.") @Default("false")
        boolean direction,

        @Doc("Whether records carry TCP flags; 0 in NetFlow v5 when not.") @Default("true")
        boolean flags,

        @Doc("Whether records carry interfaces; 0 in NetFlow v5 when not.") @Default("true")
        boolean interfaces,

        @Doc(
                "How it tells times: absolute `milliseconds` or `seconds`, or milliseconds of its `uptime` (always in NetFlow v5; v9 too).")
        @Nullable
        Timestamps timestamps,

        @Doc("For how long it gathers records for a datagram.") @Default("1s") @Range(min = "0s", max = "60s")
        Duration exportDelay,

        @Doc("Whether one record tells of both directions (RFC 5103); IPFIX only.") @Default("false")
        boolean biflow,

        SamplingSetting sampling,
        NatSetting nat) {
    /** What it speaks. */
    public enum Protocol {
        V5,
        V9,
        IPFIX
    }

    /** In what order it tells. */
    public enum Order {
        AGE,
        HASH,
        KEY
    }

    /** Where it meters. */
    public enum Metering {
        INGRESS,
        EGRESS,
        BOTH
    }

    /** How it tells times. */
    public enum Timestamps {
        MILLISECONDS,
        SECONDS,
        UPTIME
    }

    Timestamps times() {
        if (timestamps != null) {
            return timestamps;
        }
        return protocol == Protocol.IPFIX ? Timestamps.MILLISECONDS : Timestamps.UPTIME;
    }

    boolean meters(boolean ingress) {
        return metering == Metering.BOTH || ingress == (metering == Metering.INGRESS);
    }
}
