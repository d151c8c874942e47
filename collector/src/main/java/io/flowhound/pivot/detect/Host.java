/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.detect;

import java.util.ArrayList;
import java.util.List;

/** An address and the live sessions at it. */
final class Host {
    private final String address;
    private final boolean internal;
    private final List<Session> in = new ArrayList<>(2);
    private final List<Session> out = new ArrayList<>(2);
    private int connections;

    Host(String address, boolean internal) {
        this.address = address;
        this.internal = internal;
    }

    String address() {
        return address;
    }

    boolean internal() {
        return internal;
    }

    /** Live sessions to it; may hold ended ones until {@link #forgetEnded}. */
    List<Session> in() {
        return in;
    }

    /** Live sessions from it; may hold ended ones until {@link #forgetEnded}. */
    List<Session> out() {
        return out;
    }

    void forgetEnded() {
        in.removeIf(Session::isGone);
        out.removeIf(Session::isGone);
    }

    void holdConnection() {
        connections++;
    }

    /** Returns whether no connection needs it any more. */
    boolean releaseConnection() {
        return --connections == 0;
    }
}
