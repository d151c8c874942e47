/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

import java.util.Locale;

/** The kinds of conversations. */
enum Kind {
    TCP,
    REFUSED,
    UNANSWERED,
    DNS,
    QUIC,
    VOIP,
    ONE_WAY,
    PING,
    LONG,
    REUSE,
    SCAN,
    BACKSCATTER,
    ODD;

    /** Its name in results. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What services such a conversation is with. */
    ServiceSetting.Traffic traffic() {
        return switch (this) {
            case DNS -> ServiceSetting.Traffic.DNS;
            case QUIC -> ServiceSetting.Traffic.QUIC;
            case ONE_WAY -> ServiceSetting.Traffic.ONE_WAY;
            case ODD -> ServiceSetting.Traffic.ODD;
            default -> ServiceSetting.Traffic.TCP;
        };
    }
}
