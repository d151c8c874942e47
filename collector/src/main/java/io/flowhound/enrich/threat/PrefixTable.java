/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

/**
 * Networks of one IP version with the lists that have them, sorted by first address, shorter prefixes first. Two networks are apart or one lies
 * within the other. So the last one that begins at or before an address holds it, or one of the networks around that one does, or none.
 */
interface PrefixTable {
    /** Stands for no entry. */
    int NONE = -1;

    int size();

    /** The entry with the longest prefix that holds an address; {@link #NONE}. */
    int find(long high, long low);

    /** The longest of those around an entry; {@link #NONE}. */
    int parent(int entry);

    /** How many bits of an address count, 0 to 128; of IPv4 96 more than is written behind the slash. */
    int prefix(int entry);

    /** A bit for each list that has the entry. */
    long lists(int entry);

    /** The first 64 bits of its first address. */
    long high(int entry);

    /** The last 64 bits of it. */
    long low(int entry);

    /** How much memory it takes, in octets. */
    long octets();
}
