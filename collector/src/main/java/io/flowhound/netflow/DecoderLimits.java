/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/**
 * Bounds on what exporters can make the decoder remember.
 *
 * @param exporters streams (address, session, domain, version) in all, 1 or more
 * @param domains streams of one address, 1 or more
 * @param templates templates of one stream, 1 or more
 * @param parkedOctets data sets of one address that wait for their templates
 * @param parkMillis how long they wait, in arrival time
 * @param templateMillis how long a template lives without being announced again; an older one is still used, but gives way
 *     when there is no room
 */
public record DecoderLimits(
        int exporters, int domains, int templates, long parkedOctets, long parkMillis, long templateMillis) {
    /** Fields of all templates together: each costs some 200 octets of heap. */
    static final int FIELDS = (int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 1024);

    /** Fields of all templates of one address. */
    static final int FIELDS_OF_ADDRESS = FIELDS / 8;

    /** Parked data sets in all: each costs some 100 octets of heap, and 52 of each state that is stored. */
    static final int PARKED_SETS = FIELDS / 2;

    /** Parked data sets of one address. */
    static final int PARKED_SETS_OF_ADDRESS = PARKED_SETS / 8;

    private static final long MINUTE = 60_000;

    /** 10,000 streams, 1,000 of one address, 4,096 templates of a stream, 64 MiB parked for 35 minutes. */
    public static final DecoderLimits DEFAULT =
            new DecoderLimits(10_000, 1_000, 4_096, 64L << 20, 35 * MINUTE, 30 * MINUTE);
}
