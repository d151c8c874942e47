/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;

/** Takes what the listeners receive. Called from several event loops at once. */
public interface DatagramHandler {
    /**
     * Takes one datagram, or one message of a stream.
     *
     * @param listener which configured address received it and what it is, a {@link ListenerNumber}
     * @param session 0 for UDP, else a random number of its own for each TCP connection; an empty message says that a connection with
     *     flows has ended
     * @param sender the sender's address and port
     * @param payload borrowed: valid until this method returns, reader index at the first octet; may be read off
     */
    void datagram(int listener, int session, InetSocketAddress sender, ByteBuf payload);

    /** Says that no more datagrams wait in the socket right now: what was buffered should go on. */
    void idle();
}
