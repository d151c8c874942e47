/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.netflow.Octets;
import io.flowhound.netflow.element.ElementType;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the value of one information element as a member of {@code flow.ie}. Values that cannot be read as the type that
 * the registry says, because their length does not fit it or what should be text is none, are written as hexadecimal text.
 * So are those of unknown elements, unless they have the length of a number.
 */
final class ElementWriter {
    private static final byte[] TRUE = Json.raw("true");
    private static final byte[] FALSE = Json.raw("false");

    private final byte[] name;
    private final @Nullable ElementType type;
    private final boolean zeros;

    /**
     * Makes a writer for one field of a template.
     *
     * @param name of the element, or PEN/number
     * @param type as registered; null for an unknown element of fixed length
     * @param zeros whether values that are all zero, which mostly say nothing, are written too
     */
    ElementWriter(String name, @Nullable ElementType type, boolean zeros) {
        this.name = (new String(Json.string(name), StandardCharsets.UTF_8) + ":").getBytes(StandardCharsets.UTF_8);
        this.type = type;
        this.zeros = zeros;
    }

    /** Writes name, value and a comma; nothing for an empty value. */
    void write(byte[] octets, int at, int length, JsonBuffer into) {
        if (length == 0 || (!zeros && Octets.allZero(octets, at, at + length))) {
            return;
        }
        into.put(name);
        value(octets, at, length, into);
        into.put(',');
    }

    /** As {@link #write}, for an application id, which people write in two parts. */
    void application(byte[] octets, int at, int length, JsonBuffer into) {
        if (!ApplicationId.fits(length)) {
            write(octets, at, length, into);
        } else if (zeros || !Octets.allZero(octets, at, at + length)) {
            into.put(name);
            ApplicationId.write(octets, at, length, into);
            into.put(',');
        }
    }

    private void value(byte[] octets, int at, int length, JsonBuffer into) {
        switch (type) {
            case UNSIGNED8, UNSIGNED16, UNSIGNED32, UNSIGNED64 -> unsigned(octets, at, length, into);
            case SIGNED8, SIGNED16, SIGNED32, SIGNED64 -> signed(octets, at, length, into);
            case FLOAT32, FLOAT64 -> floating(octets, at, length, into);
            case BOOLEAN -> into.put(octets[at + length - 1] == 1 ? TRUE : FALSE);
            case STRING -> text(octets, at, length, into);
            case MAC_ADDRESS, IPV4_ADDRESS, IPV6_ADDRESS -> address(octets, at, length, into);
            case DATE_TIME_SECONDS -> time(length == 4, octets, at, length, 1000, into);
            case DATE_TIME_MILLISECONDS -> time(length == 8, octets, at, length, 1, into);
            case DATE_TIME_MICROSECONDS, DATE_TIME_NANOSECONDS -> ntp(octets, at, length, into);
            case null -> unknown(octets, at, length, into);
            default -> hex(octets, at, length, into);
        }
    }

    /** What has the length of an integer is one more often than not. */
    private static void unknown(byte[] octets, int at, int length, JsonBuffer into) {
        if (length == 1 || length == 2 || length == 4 || length == 8) {
            unsigned(octets, at, length, into);
        } else {
            hex(octets, at, length, into);
        }
    }

    private static void text(byte[] octets, int at, int length, JsonBuffer into) {
        if (isBinary(octets, at, length)) {
            hex(octets, at, length, into);
        } else {
            into.string(octets, at, length);
        }
    }

    /**
     * Whether these octets are no text: a control character that no text has is among those that count, or the first is NUL
     * and another is not. What stands behind the NUL that ends a text does not count; some exporters leave old octets there.
     */
    static boolean isBinary(byte[] octets, int at, int length) {
        if (length > 0 && octets[at] == 0) {
            return !Octets.allZero(octets, at, at + length);
        }
        for (int i = at; i < at + length && octets[i] != 0; i++) {
            if (isControl(octets[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isControl(byte octet) {
        return octet == 0x7F || (octet > 0 && octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r');
    }

    private static void unsigned(byte[] octets, int at, int length, JsonBuffer into) {
        if (length > 8) {
            hex(octets, at, length, into);
        } else {
            into.unsigned(Octets.unsigned(octets, at, length));
        }
    }

    private static void signed(byte[] octets, int at, int length, JsonBuffer into) {
        if (length > 8) {
            hex(octets, at, length, into);
        } else {
            int unused = 64 - 8 * length;
            into.number(Octets.unsigned(octets, at, length) << unused >> unused);
        }
    }

    private static void floating(byte[] octets, int at, int length, JsonBuffer into) {
        double value = length == 4
                ? Float.intBitsToFloat(Octets.i32(octets, at))
                : length == 8 ? Double.longBitsToDouble(Octets.i64(octets, at)) : Double.NaN;
        if (Double.isFinite(value)) {
            into.ascii(Double.toString(value));
        } else {
            hex(octets, at, length, into);
        }
    }

    private static void address(byte[] octets, int at, int length, JsonBuffer into) {
        into.put('"');
        switch (length) {
            case 4 -> into.address(0, 0xFFFF_0000_0000L | Octets.u32(octets, at));
            case 6 -> into.mac(Octets.unsigned(octets, at, 6));
            case 16 -> into.address(Octets.i64(octets, at), Octets.i64(octets, at + 8));
            default -> into.hex(octets, at, length);
        }
        into.put('"');
    }

    private static void time(boolean fits, byte[] octets, int at, int length, long millis, JsonBuffer into) {
        if (fits) {
            quotedTime(Octets.unsigned(octets, at, length) * millis, into);
        } else {
            unsigned(octets, at, length, into);
        }
    }

    private static void ntp(byte[] octets, int at, int length, JsonBuffer into) {
        if (length == 8) {
            long seconds = Octets.u32(octets, at) - FlowTimes.NTP_EPOCH;
            quotedTime(seconds * 1000 + ((Octets.u32(octets, at + 4) * 1000) >>> 32), into);
        } else {
            hex(octets, at, length, into);
        }
    }

    private static void quotedTime(long millis, JsonBuffer into) {
        into.put('"');
        into.time(millis);
        into.put('"');
    }

    private static void hex(byte[] octets, int at, int length, JsonBuffer into) {
        into.put('"');
        into.hex(octets, at, length);
        into.put('"');
    }
}
