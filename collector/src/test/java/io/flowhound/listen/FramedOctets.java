/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link SyslogFramer} with what it gives, for tests. Octets are written as ISO 8859-1 text. */
final class FramedOctets {
    final List<String> messages = new ArrayList<>();
    final List<String> cuts = new ArrayList<>();
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    final SyslogFramer framer = new SyslogFramer(
            allocator,
            message -> messages.add(new String(ByteBufUtil.getBytes(message), StandardCharsets.ISO_8859_1)),
            cuts::add);

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** All of it in one read, then the end of the connection. */
    static FramedOctets whole(byte[] octets) {
        FramedOctets framed = new FramedOctets();
        framed.take(octets, 0, octets.length);
        framed.framer.close();
        return framed;
    }

    /** One read; whether the stream goes on. */
    boolean take(byte[] octets, int from, int to) {
        return framer.take(Unpooled.wrappedBuffer(octets, from, to - from));
    }

    /** One read. */
    boolean take(String octets) {
        return take(octets(octets), 0, octets.length());
    }

    /** The memory that unfinished messages hold. */
    long held() {
        return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
    }
}
