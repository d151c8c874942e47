/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import io.flowhound.schema.IpAddress;
import java.net.InetAddress;
import java.time.Instant;

/**
 * An address that a host was given, or given again.
 *
 * @param time when, in truth
 * @param host its name
 * @param mac its MAC address, 48 bits
 * @param arrives whether the line that tells of it arrives
 */
public record Lease(Instant time, String host, InetAddress address, long mac, boolean arrives) {
    /** The MAC address as most programs write it: {@code 00:00:5e:00:53:01}. */
    public String macText() {
        return text(mac);
    }

    static String text(long mac) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            int octet = (int) (mac >> shift & 0xFF);
            text.append(text.isEmpty() ? "" : ":").append(Character.forDigit(octet >> 4, 16));
            text.append(Character.forDigit(octet & 0xF, 16));
        }
        return text.toString();
    }

    /** The address as documents write it. */
    public String addressText() {
        return IpAddress.of(address).toString();
    }
}
