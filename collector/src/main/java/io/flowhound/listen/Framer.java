/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBuf;

/** Cuts the octets of one connection into messages. Not safe for use by several threads. */
interface Framer {
    /** Takes whole messages; borrowed until it returns. */
    interface Sink {
        void message(ByteBuf message);
    }

    /**
     * Takes what one read brought; the caller releases it.
     *
     * @return whether the stream can go on; after false nobody knows where the next message begins, so it must end
     */
    boolean take(ByteBuf octets);

    /** What was wrong with the octets that {@link #take} refused, and what to do; to be read after "sent". */
    String problem();

    /**
     * Ends the stream: lets go of a message that is not finished, or hands over what there is of it where that is of use.
     *
     * @return how many octets were neither handed over nor accounted for
     */
    int close();
}
