/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Receives into one buffer a channel, again and again: {@link DatagramReceiver} has done with it before the next read.
 *
 * <p>Netty's pool would do worse here. The buffer is the only one of its size, so the pool gives its chunk of 4 MiB back
 * whenever it is released, and takes and zeroes a new one for the next read: half a millisecond a datagram was seen.
 */
final class ReusedReceiveBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    private final int octets;

    /**
     * Makes buffers.
     *
     * @param octets the size of one
     * @param reads how often a burst reads at most; 1 where datagrams are handed over only after the burst
     */
    ReusedReceiveBuffer(int octets, int reads) {
        super(reads);
        this.octets = octets;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface that the superclass implements
    public Handle newHandle() {
        ByteBuf buffer = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(octets)));
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return octets;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return buffer.clear();
            }
        };
    }
}
