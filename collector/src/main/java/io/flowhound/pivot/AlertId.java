/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a finding, which depends on its root only, so that later legs, late records and a second run give the same. */
public final class AlertId {
    /** {@code rule.id} of the alerts. */
    public static final String RULE = "flowhound-pivot";

    private static final long DAY_MILLIS = 86_400_000;
    private static final int HEX_DIGITS = 32;

    private AlertId() {}

    /**
     * The id: 32 hexadecimal digits.
     *
     * @param start of the root, milliseconds since 1970; only its day (UTC) counts
     */
    public static String of(String source, int sourcePort, String destination, int destinationPort, long start) {
        long day = Math.floorDiv(start, DAY_MILLIS);
        String text = RULE + "|" + source + "|" + destination + "|" + sourcePort + "|" + destinationPort + "|" + day;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
