/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Locale;

/** What a host was seen to be, day after day. It explains a leg to the analyst; the score knows it from the history already. */
public enum Role {
    /** Many known hosts log in, and it goes on to many known hosts. */
    JUMP_HOST,
    /** Tries many hosts, and most do not let it in. */
    SCANNER,
    /** Logs in to many hosts, to the same ones day after day. */
    AUTOMATION,
    /** Many hosts log in to it, day after day. */
    COLLECTOR;

    /** As documents say it, such as {@code jump-host}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
