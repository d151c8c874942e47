/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import io.flowhound.config.Default;
import io.flowhound.config.Doc;
import io.flowhound.config.Range;
import java.time.Duration;

/** How often the kinds of conversations come, as shares of their sum, and what they are like. */
@Doc(
        "How often the kinds of conversations come, as shares of their sum; what cannot happen in a network becomes `tcp`.")
public record Mix(
        @Doc("TCP connections with a handshake.") @Default("40") @Range(min = "0", max = "1000000")
        double tcp,

        @Doc("TCP answered with RST.") @Default("4") @Range(min = "0", max = "1000000")
        double refused,

        @Doc("TCP never answered: one to four SYN.") @Default("4") @Range(min = "0", max = "1000000")
        double unanswered,

        @Doc("A question and its answer over UDP.") @Default("18") @Range(min = "0", max = "1000000")
        double dns,

        @Doc("Transfers over UDP.") @Default("8") @Range(min = "0", max = "1000000")
        double quic,

        @Doc("Calls over UDP, 50 packets a second each way, with high ports on both sides.")
        @Default("0.3")
        @Range(min = "0", max = "1000000")
        double voip,

        @Doc("UDP that nobody answers.") @Default("2") @Range(min = "0", max = "1000000")
        double oneWay,

        @Doc("ICMP echo.") @Default("3") @Range(min = "0", max = "1000000")
        double ping,

        @Doc("TCP transfers that take `long-length`.") @Default("0.1") @Range(min = "0", max = "1000000")
        double longTransfer,

        @Doc("Connections that use a 5-tuple again; each counts as two conversations.")
        @Default("4")
        @Range(min = "0", max = "1000000")
        double reuse,

        @Doc("Targets of scans with a fixed source port; each target is a conversation.")
        @Default("6")
        @Range(min = "0", max = "1000000")
        double scan,

        @Doc("SYN-ACK or RST of a victim to an address that never asked, since somebody forged it.")
        @Default("4")
        @Range(min = "0", max = "1000000")
        double backscatter,

        @Doc("Services on ports that IANA does not know, to half of them from a lower port.")
        @Default("6")
        @Range(min = "0", max = "1000000")
        double odd,

        @Doc("Of TCP connections how many end with RST.") @Default("0.1") @Range(min = "0", max = "1")
        double reset,

        @Doc("Of TCP connections how many just fall silent.") @Default("0.05") @Range(min = "0", max = "1")
        double silent,

        @Doc("Bytes of the answer of a transfer: half of them are below.")
        @Default("12000")
        @Range(min = "1", max = "10000000")
        long size,

        @Doc("How long a long transfer takes.") @Default("1h") @Range(min = "1m", max = "2h")
        Duration longLength,

        @Doc("The shortest pause before a 5-tuple is used again.") @Default("3s") @Range(min = "100ms", max = "1h")
        Duration reuseAfter,

        @Doc("The longest such pause.") @Default("5m") @Range(min = "100ms", max = "1h")
        Duration reuseBefore) {
    double shareOf(Kind kind) {
        return switch (kind) {
            case TCP -> tcp;
            case REFUSED -> refused;
            case UNANSWERED -> unanswered;
            case DNS -> dns;
            case QUIC -> quic;
            case VOIP -> voip;
            case ONE_WAY -> oneWay;
            case PING -> ping;
            case LONG -> longTransfer;
            case REUSE -> reuse;
            case SCAN -> scan;
            case BACKSCATTER -> backscatter;
            case ODD -> odd;
        };
    }
}
