/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.capture;

/**
 * The unit of an interface's times in pcapng.
 *
 * @param resolution if_tsresol: units per second as a power of 10, or of 2 when the highest of the 8 bits is set
 * @param offsetSeconds if_tsoffset: to be added
 */
record TimeResolution(int resolution, long offsetSeconds) {
    /** Epoch milliseconds of an unsigned number of units. */
    long millis(long units) {
        return offsetSeconds * 1000 + (resolution >= 0x80 ? binary(units, resolution & 0x7F) : decimal(units));
    }

    private static long binary(long units, int power) {
        if (power >= 64) {
            return 0;
        }
        long seconds = units >>> power;
        long fraction = units - (seconds << power);
        long shortened = power > 32 ? fraction >>> (power - 32) : fraction;
        return seconds * 1000 + ((shortened * 1000) >>> Math.min(power, 32));
    }

    private long decimal(long units) {
        long millis = units;
        for (int power = resolution; power < 3; power++) {
            millis *= 10;
        }
        for (int power = Math.min(resolution, 3 + 20); power > 3; power--) {
            millis = Long.divideUnsigned(millis, 10);
        }
        return millis;
    }
}
