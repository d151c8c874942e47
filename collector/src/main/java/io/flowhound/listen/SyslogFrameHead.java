/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.listen;

import io.netty.buffer.ByteBuf;

/**
 * Tells from the first octets of a syslog message how it is framed (RFC 6587 section 3.4). A count is a number of 1 to 7 digits without
 * leading zero, and a space. Lines begin with numbers, too, so behind it must stand the {@code <} of a priority, unless the message
 * before was counted: who has begun with counting goes on with it.
 *
 * <p>A number of more digits, or above {@link #MOST}, is no count but text of a line. rsyslog decides the same above its
 * {@code maxFrameSize}, 200,000 octets by default: a stream may be understood again after the next line feed, while
 * believing the number would throw megabytes of messages away, and closing would make the sender begin anew, without end.
 */
final class SyslogFrameHead {
    /** The greatest count that is believed. What is kept of such a message is less. */
    static final int MOST = 1 << 20;

    private static final int MOST_DIGITS = 7;
    /** How a TLS connection begins: a record with a handshake, of version 3.x. */
    private static final int TLS_HANDSHAKE = 0x16;

    private static final int TLS_VERSION = 3;

    /** How a message is framed. */
    enum Framing {
        /** Not to be told yet: more octets are needed. */
        UNKNOWN,
        /** Up to a line feed. */
        LINE,
        /** By the count before it. */
        COUNTED,
        /** Not at all: this is TLS. */
        TLS
    }

    private int count;
    private int length;

    /**
     * Looks at the beginning of a message.
     *
     * @param from the first octet, which is there
     * @param to behind the last octet that has come
     * @param before how the message before was framed; {@code UNKNOWN} when there was none
     */
    Framing read(ByteBuf octets, int from, int to, Framing before) {
        if (before == Framing.UNKNOWN && octets.getByte(from) == TLS_HANDSHAKE) {
            return from + 1 == to
                    ? Framing.UNKNOWN
                    : octets.getByte(from + 1) == TLS_VERSION ? Framing.TLS : Framing.LINE;
        }
        int at = from;
        int value = 0;
        while (at < to && isDigit(octets.getByte(at))) {
            int digit = octets.getByte(at) - '0';
            if (at - from == MOST_DIGITS || (at == from && digit == 0)) {
                return Framing.LINE;
            }
            value = value * 10 + digit;
            at++;
        }
        if (at == to) {
            return Framing.UNKNOWN;
        }
        if (at == from || octets.getByte(at) != ' ' || value > MOST) {
            return Framing.LINE;
        }
        at++;
        if (before != Framing.COUNTED) {
            if (at == to) {
                return Framing.UNKNOWN;
            }
            if (octets.getByte(at) != '<') {
                return Framing.LINE;
            }
        }
        count = value;
        length = at - from;
        return Framing.COUNTED;
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** The octets of the message, 1 to {@link #MOST}, once its framing is {@code COUNTED}. */
    int count() {
        return count;
    }

    /** The octets of the count and the space, once the framing is {@code COUNTED}. */
    int length() {
        return length;
    }
}
