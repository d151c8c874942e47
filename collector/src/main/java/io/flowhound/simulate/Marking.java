/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** The type of service that the house marks packets with, so that speech does not wait behind backups (RFC 4594). */
final class Marking {
    private static final int EXPEDITED_FORWARDING = 46;
    private static final int SIGNALLING = 24;
    private static final int ASSURED_FORWARDING_41 = 34;
    private static final int LOW_PRIORITY = 8;

    private Marking() {}

    /** The octet for what a connection is for: the DSCP, and two bits of 0. */
    static int tos(String activity) {
        int dscp = switch (activity) {
            case "voip" -> EXPEDITED_FORWARDING;
            case "sip" -> SIGNALLING;
            case "meeting", "media" -> ASSURED_FORWARDING_41;
            case "backup", "rsync" -> LOW_PRIORITY;
            default -> 0;
        };
        return dscp << 2;
    }
}
