/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.schema.Ascii;
import io.flowhound.schema.IsoTime;

/** Writes the pieces of documents that all records have. Each method returns the position behind what it wrote. */
final class FusedJson {
    private static final String BEFORE_TIME = "{\"@timestamp\":\"";
    private static final String BEFORE_START =
            "\",\"ecs\":{\"version\":\"9.3.0\"},\"event\":{\"kind\":\"event\",\"category\":[\"network\"],"
                    + "\"type\":[\"connection\"],\"module\":\"flowhound\",\"dataset\":\"flowhound.flow\",\"start\":\"";
    private static final String BEFORE_END = "\",\"end\":\"";
    private static final String TIME = "2026-11-22T04:00:00.000Z";
    private static final FusedText HEAD =
            FusedText.of(BEFORE_TIME + TIME + BEFORE_START + TIME + BEFORE_END + TIME + "\",\"duration\":");
    private static final int TIME_AT = BEFORE_TIME.length();
    private static final int START_AT = TIME_AT + TIME.length() + BEFORE_START.length();
    private static final int END_AT = START_AT + TIME.length() + BEFORE_END.length();
    private static final String BEFORE_CREATED = ",\"created\":\"";
    private static final FusedText SOURCE = FusedText.of(BEFORE_CREATED + TIME + "\"},\"source\":{\"ip\":\"");
    private static final FusedText DESTINATION = FusedText.of("},\"destination\":{\"ip\":\"");
    private static final FusedText COMMUNITY_ID = FusedText.of(",\"community_id\":\"1:");
    private static final FusedText SYSTEM = FusedText.of(",\"as\":{\"number\":");
    private static final FusedText RELATED_NEXT = FusedText.of("\",\"");
    private static final FusedText END = FusedText.of("\"]}}\n");
    private static final long PORT = FusedOctets.piece("\",\"port\"");
    private static final long BYTES = FusedOctets.piece(",\"bytes\"");
    private static final long PACKETS = FusedOctets.piece(",\"packet");
    private static final long PACKETS_END = FusedOctets.piece("s\":     ");
    private static final long MILLION = FusedOctets.piece("000000  ");
    private static final long MAPPED = 0xFFFF_0000_0000L;
    private static final int COUNTERS = 64;

    private final IsoTime times = new IsoTime();
    private final byte[] counters = new byte[COUNTERS + Ascii.ROOM];
    private final FusedText source = new FusedText(SOURCE.octets().clone(), SOURCE.length());

    /** Sets the time that the documents were received. */
    void arrival(long millis) {
        times.write(source.octets(), BEFORE_CREATED.length(), millis);
    }

    int head(long start, long end, byte[] to, int at) {
        HEAD.put(to, at);
        times.write(to, at + TIME_AT, end);
        times.write(to, at + START_AT, start);
        FusedOctets.copy24(to, at + TIME_AT, at + END_AT);
        int millis = (int) (end - start);
        int next = FusedOctets.small(to, at + HEAD.length(), millis);
        FusedOctets.eight(to, next, MILLION);
        next += 6 & -millis >> 31; // nanoseconds; 0 stays 0
        return Ascii.copyBlocks(source.octets(), 0, SOURCE.length(), to, next);
    }

    int destination(byte[] to, int at) {
        return DESTINATION.put(to, at);
    }

    static int address(boolean ipv6, byte[] from, int start, byte[] to, int at) {
        return ipv6
                ? Ascii.address(to, at, FusedOctets.i64(from, start), FusedOctets.i64(from, start + 8))
                : Ascii.address(to, at, 0, MAPPED | FusedOctets.i32(from, start) & 0xFFFF_FFFFL);
    }

    static int port(boolean present, int port, byte[] to, int at) {
        if (!present) {
            to[at] = '"';
            return at + 1;
        }
        FusedOctets.eight(to, at, PORT);
        to[at + 8] = ':';
        return FusedOctets.small(to, at + 9, port);
    }

    /** Prepares octets and packets, which stand in two or three places; returns the length of the text. */
    int counters(long octets, long packets) {
        return counters(octets, packets, counters, 0);
    }

    static int counters(long octets, long packets, byte[] to, int at) {
        FusedOctets.eight(to, at, BYTES);
        to[at + 8] = ':';
        int next = Ascii.number(to, at + 9, octets);
        FusedOctets.eight(to, next, PACKETS);
        FusedOctets.eight(to, next + 8, PACKETS_END);
        return Ascii.number(to, next + 11, packets);
    }

    /** Writes what was prepared, of which {@code length} octets count: those of the other side are 0. */
    int counted(int length, byte[] to, int at) {
        System.arraycopy(counters, 0, to, at, COUNTERS);
        return at + length;
    }

    static int system(int number, byte[] to, int at) {
        int next = Ascii.number(to, SYSTEM.put(to, at), number & 0xFFFF_FFFFL);
        to[next] = '}';
        return next + 1;
    }

    static int communityId(byte[] to, int at) {
        return COMMUNITY_ID.put(to, at);
    }

    /** Writes the addresses again, which stand in the document already, and the end. */
    static int related(
            boolean ipv6, int source, int sourceEnd, int destination, int destinationEnd, byte[] to, int at) {
        int next = again(ipv6, source, sourceEnd, to, at);
        next = again(ipv6, destination, destinationEnd, to, RELATED_NEXT.put(to, next));
        return END.put(to, next);
    }

    private static int again(boolean ipv6, int start, int end, byte[] to, int at) {
        FusedOctets.copy16(to, start, at);
        if (ipv6) {
            FusedOctets.copy24(to, start + 16, at + 16);
        }
        return at + end - start;
    }
}
