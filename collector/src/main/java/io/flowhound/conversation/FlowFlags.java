/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.RecordFacts;
import org.jspecify.annotations.Nullable;

/** Knows what TCP flags say of where in a connection a record stands. */
final class FlowFlags {
    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    private FlowFlags() {}

    /** Whether either way begins a connection. */
    static boolean opens(Told way, @Nullable Told back) {
        return opens(way) || (back != null && opens(back));
    }

    /** Whether a record can be the first of its way, as far as that is known. */
    static boolean mayOpen(Told told) {
        int flags = told.flow.facts().flags();
        return flags == RecordFacts.NO_FLAGS || (flags & SYN) != 0;
    }

    /** Whether more of its way can come behind a record: of a connection that was answered, and not taken down. */
    static boolean mayGoOn(Told told) {
        int flags = told.flow.facts().flags();
        return flags == RecordFacts.NO_FLAGS || (flags & (FIN | RST | ACK)) == ACK;
    }

    /** Whether a reset was among the packets of its way. */
    static boolean isReset(Told told) {
        int flags = told.flow.facts().flags();
        return flags != RecordFacts.NO_FLAGS && (flags & RST) != 0;
    }

    private static boolean opens(Told told) {
        int flags = told.flow.facts().flags();
        return flags != RecordFacts.NO_FLAGS && (flags & SYN) != 0;
    }
}
