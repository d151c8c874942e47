/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.threat;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.Json;
import io.flowhound.schema.JsonBuffer;
import java.util.Arrays;

/**
 * The entries that hold an address, and the lists that have them. Small, since there may be one for each address of a large network; the JSON
 * is written for each flow, which are few. Immutable.
 */
public final class Listed {
    /** So many entries and lists of an address are told; who has more lists with the same networks learns nothing from the rest. */
    static final int MOST = 16;

    private static final byte[] IPV4 = Json.raw(",\"type\":\"ipv4-addr\"");
    private static final byte[] IPV6 = Json.raw(",\"type\":\"ipv6-addr\"");
    private static final byte[] IP = Json.raw(",\"ip\":\"");
    private static final byte[] NAME = Json.raw(",\"name\":\"");
    private static final byte[] MATCHED = Json.raw("},\"matched\":{\"atomic\":\"");
    private static final byte[] FIELD = Json.raw("\",\"field\":\"");
    private static final byte[] END = Json.raw("\",\"type\":\"indicator_match_rule\"}}");
    private static final byte[] SOURCE = Json.raw("source.ip");
    private static final byte[] DESTINATION = Json.raw("destination.ip");

    private final Feed[] feeds;
    /** Of each entry the bits that count, the longest first, and a bit for each list that has it. */
    private final byte[] prefixes;

    private final long[] lists;

    Listed(Feed[] feeds, byte[] prefixes, long[] lists) {
        this.feeds = feeds;
        this.prefixes = prefixes;
        this.lists = lists;
    }

    /**
     * Writes the enrichments of one side, separated by commas.
     *
     * @param client whether it is the source
     * @param high the first 64 bits of its address, as it is stored
     * @param low the last 64 bits
     * @param told whether that is its true address; else entries are left out, since they would give that one away
     */
    public void writeEnrichments(JsonBuffer to, boolean client, long high, long low, boolean told) {
        int written = 0;
        for (int entry = 0; entry < lists.length; entry++) {
            for (long left = lists[entry]; left != 0 && written < MOST; left &= left - 1) {
                if (written > 0) {
                    to.put(',');
                }
                to.put(feeds[Long.numberOfTrailingZeros(left)].start());
                to.put(IpAddress.isIpv4(high, low) ? IPV4 : IPV6);
                if (told) {
                    indicator(to, prefixes[entry] & 0xFF, high, low);
                }
                to.put(MATCHED);
                to.address(high, low);
                to.put(FIELD);
                to.put(client ? SOURCE : DESTINATION);
                to.put(END);
                written++;
            }
        }
    }

    private static void indicator(JsonBuffer to, int prefix, long high, long low) {
        if (prefix == 128) {
            to.put(IP);
            to.address(high, low);
            to.put('"');
        }
        to.put(NAME);
        to.address(firstBits(high, Math.min(prefix, 64)), firstBits(low, Math.max(prefix - 64, 0)));
        if (prefix < 128) {
            to.put('/');
            to.number(IpAddress.isIpv4(high, low) ? prefix - 96 : prefix);
        }
        to.put('"');
    }

    private static long firstBits(long half, int count) {
        return count == 0 ? 0 : half & -1L << (Long.SIZE - count);
    }

    /** Writes the names of its lists as JSON strings separated by commas, each once. */
    public void writeFeeds(JsonBuffer to) {
        long all = all();
        for (long left = all; left != 0; left &= left - 1) {
            if (left != all) {
                to.put(',');
            }
            to.put(feeds[Long.numberOfTrailingZeros(left)].name());
        }
    }

    /** Writes those that another has not written before it, each behind a comma. */
    public void writeFurtherFeeds(JsonBuffer to, Listed before) {
        for (long left = all(); left != 0; left &= left - 1) {
            byte[] name = feeds[Long.numberOfTrailingZeros(left)].name();
            if (!before.names(name)) {
                to.put(',');
                to.put(name);
            }
        }
    }

    private boolean names(byte[] name) {
        for (long left = all(); left != 0; left &= left - 1) {
            if (Arrays.equals(feeds[Long.numberOfTrailingZeros(left)].name(), name)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a flow for each of its lists. */
    public void count() {
        for (long left = all(); left != 0; left &= left - 1) {
            feeds[Long.numberOfTrailingZeros(left)].matched();
        }
    }

    private long all() {
        long all = 0;
        for (long some : lists) {
            all |= some;
        }
        return all;
    }
}
