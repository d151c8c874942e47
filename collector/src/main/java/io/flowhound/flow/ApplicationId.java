/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.schema.JsonBuffer;

/**
 * An application id (IE 95, RFC 6759 section 4): one octet that says which engine classified, then the number that the
 * application has there, in as many octets as the exporter likes.
 */
final class ApplicationId {
    /** The engine whose numbers begin with a private enterprise number of 4 octets (RFC 6759 section 4.1, PANA-L7-PEN). */
    private static final int OF_AN_ENTERPRISE = 20;

    private static final int ENTERPRISE_LENGTH = 4;

    private ApplicationId() {}

    /** Whether so many octets are an engine and a number of at most 56 bits. */
    static boolean fits(int length) {
        return length >= 2 && length <= 8;
    }

    /** Engine and number as one, whatever the length of the number; 0 says that the application is not known. */
    static long key(byte[] octets, int at, int length) {
        return (long) Octets.u8(octets, at) << 56 | Octets.unsigned(octets, at + 1, length - 1);
    }

    /** Writes {@code "engine:number"}, and the enterprise between them where there is one. */
    static void write(byte[] octets, int at, int length, JsonBuffer into) {
        int engine = Octets.u8(octets, at);
        int number = at + 1;
        int end = at + length;
        into.put('"');
        into.number(engine);
        into.put(':');
        if (engine == OF_AN_ENTERPRISE && length > 1 + ENTERPRISE_LENGTH) {
            into.number(Octets.u32(octets, number));
            into.put(':');
            number += ENTERPRISE_LENGTH;
        }
        into.number(Octets.unsigned(octets, number, end - number));
        into.put('"');
    }
}
