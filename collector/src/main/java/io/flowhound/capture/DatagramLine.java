/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** Sends over UDP. */
final class DatagramLine implements ReplayLine {
    private final DatagramChannel channel;
    private final SocketAddress target;

    DatagramLine(@Nullable SocketAddress local, SocketAddress target) throws IOException {
        this.target = target;
        channel = DatagramChannel.open();
        try {
            if (local != null) {
                channel.bind(local);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(CapturedDatagram datagram) throws IOException {
        channel.send(ByteBuffer.wrap(datagram.data, datagram.offset, datagram.length), target);
    }

    @Override
    public void finish() {
        // UDP knows nothing of the other side.
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
