/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

import java.io.IOException;

/**
 * Cuts a stream of octets into IPFIX messages, which stand back to back in files (RFC 5655 section 6.1) and in TCP
 * connections (RFC 7011 section 10.4). Where the stream is damaged it looks for the next message: a header, sets that reach
 * exactly to its end, and behind it another header or the end of the stream.
 *
 * <p>Holds less than two messages of the greatest length and what was added last.
 */
final class IpfixFramer {
    private final MessageHandler handler;
    private byte[] buffer = new byte[1 << 12];
    private int start;
    private int end;
    private boolean searching;
    private long messages;
    private long damages;

    IpfixFramer(MessageHandler handler) {
        this.handler = handler;
    }

    /** How many messages were handed over. */
    long messages() {
        return messages;
    }

    /** How often the next message had to be looked for. */
    long damages() {
        return damages;
    }

    /** Says that the stream may begin, or go on, within a message; not counted as damage. */
    void search() {
        searching = true;
    }

    /** Says that a part of the stream is missing here: the message that it belongs to is dropped. */
    void gap() throws IOException {
        drain(true);
        start = end;
        if (!searching) {
            damage();
        }
    }

    /** Appends the next octets of the stream and hands over the messages that are complete. */
    void add(byte[] data, int offset, int length) throws IOException {
        if (buffer.length - end < length) {
            makeRoom(length);
        }
        System.arraycopy(data, offset, buffer, end, length);
        end += length;
        drain(false);
    }

    private void makeRoom(int octets) {
        int kept = end - start;
        byte[] into = kept + octets <= buffer.length ? buffer : new byte[2 * (kept + octets)];
        System.arraycopy(buffer, start, into, 0, kept);
        buffer = into;
        start = 0;
        end = kept;
    }

    /**
     * Ends the stream and hands over what is whole in the rest of it.
     *
     * @return how many octets are left over, as of a message that was cut off
     */
    int end() throws IOException {
        int left = end - start;
        boolean cutOff = !searching
                && left >= IpfixShape.VERSION_AND_LENGTH
                && IpfixShape.isHeader(buffer, start)
                && IpfixShape.length(buffer, start) > left;
        long before = messages;
        long damagesBefore = damages;
        drain(true);
        if (cutOff && messages == before) {
            damages = damagesBefore; // no other message hides in it, so its length did not lie
        } else {
            left = end - start;
        }
        start = end;
        return left;
    }

    private void drain(boolean last) throws IOException {
        while (searching ? isFound(last) : isReady(last)) {
            int length = IpfixShape.length(buffer, start);
            int at = start;
            start += length;
            messages++;
            handler.message(buffer, at, length);
        }
    }

    /** Whether a whole message stands at the start, or behind it when that can be none; moves the start there. */
    private boolean isReady(boolean last) {
        int available = end - start;
        if (available < IpfixShape.VERSION_AND_LENGTH) {
            return false;
        }
        if (IpfixShape.isHeader(buffer, start)) {
            int length = IpfixShape.length(buffer, start);
            if (available < length && !last) {
                return false;
            }
            // Sets that do not add up are for the decoder to count, as long as the message ends where it says.
            boolean fits = available >= length && length > IpfixShape.HEADER && IpfixShape.setsFit(buffer, start);
            if (fits || isHeaderAfter(length, last)) {
                return true;
            }
            if (!last && available < length + IpfixShape.VERSION_AND_LENGTH) {
                return false;
            }
        }
        damage();
        start++;
        return isFound(last);
    }

    private void damage() {
        searching = true;
        damages++;
    }

    /** Whether there is a message at the start or behind it; moves the start there, or to where one may yet come. */
    private boolean isFound(boolean last) {
        for (; end - start >= IpfixShape.VERSION_AND_LENGTH; start++) {
            if (!IpfixShape.mayBegin(buffer, start, end - start)) {
                continue;
            }
            int length = IpfixShape.length(buffer, start);
            if (end - start < length) {
                if (!last) {
                    return false;
                }
            } else if (IpfixShape.setsFit(buffer, start) && isHeaderAfter(length, length > IpfixShape.HEADER)) {
                searching = false;
                return true;
            }
        }
        return false;
    }

    /** Whether another header, or with {@code orEnd} the end of what is there, follows the message at the start. */
    private boolean isHeaderAfter(int length, boolean orEnd) {
        int next = start + length;
        return end - next >= IpfixShape.VERSION_AND_LENGTH ? IpfixShape.isHeader(buffer, next) : orEnd && next <= end;
    }
}
