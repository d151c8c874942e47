/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/** Takes the datagrams of a capture in the order of the file. */
public interface CaptureHandler {
    /**
     * Takes one datagram; it and its octets are borrowed until this method returns.
     *
     * @throws IOException to end reading
     */
    void datagram(CapturedDatagram datagram) throws IOException;

    /**
     * Learns that a connection has ended, so that its number may come again for another one.
     *
     * @param last sender, session and time count; it has no octets. Borrowed until this method returns
     * @throws IOException to end reading
     */
    default void ended(CapturedDatagram last) throws IOException {}
}
