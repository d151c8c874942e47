/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.Closeable;
import java.io.IOException;

/** What the datagrams of one exporter are sent over. */
interface ReplayLine extends Closeable {
    /** Sends one; its octets are not changed. */
    void send(CapturedDatagram datagram) throws IOException;

    /** Waits until the other side has taken what was sent, where that can be known. */
    void finish() throws IOException;
}
