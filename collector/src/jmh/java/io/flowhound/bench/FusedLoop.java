/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import io.flowhound.enrich.Places;
import java.util.List;

/**
 * From the datagrams of {@link Traffic} to the documents of the standard profile, with everything known beforehand: what
 * the fastest loop that somebody would write by hand for this traffic costs, to be compared with the product, which takes
 * whatever exporters send. {@link FusedBenchmark} holds that every octet is the same.
 */
final class FusedLoop {
    private static final int FULL = 4 << 20;
    /** The longest document and what may be written behind it. */
    private static final int ROOM = 1 << 16;

    private static final int MAX_RECORDS = 64;
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private final FusedDocument document;
    private final FusedPlaces places;
    private final Protocol protocol;
    private final byte[] documents = new byte[FULL + ROOM];
    /** The places of both ends of the records of a set. */
    private final int[] ends = new int[2 * MAX_RECORDS];

    private int position;
    private int touched;

    FusedLoop(Protocol protocol, Places places) {
        this.protocol = protocol;
        this.document = switch (protocol) {
            case V5 -> new FusedDocument(5, 0, places);
            case V9 -> new FusedDocument(9, 1, places);
            case IPFIX -> new FusedDocument(10, 1, places);
        };
        this.places = document.places();
    }

    /** Starts from the beginning of the array of documents. */
    void clear() {
        position = 0;
    }

    /** The documents since the array was last full or cleared, up to {@link #position()}. */
    byte[] documents() {
        return documents;
    }

    int position() {
        return position;
    }

    /** Depends on everything that was read early, so that no compiler leaves it out. */
    int touched() {
        return touched;
    }

    void run(List<Traffic.Datagram> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Traffic.Datagram datagram = batch.get(i);
            switch (protocol) {
                case V5 -> v5(datagram.octets(), datagram.arrival());
                case V9 -> v9(datagram.octets(), datagram.arrival());
                case IPFIX -> ipfix(datagram.octets(), datagram.arrival());
            }
        }
    }

    private void v5(byte[] in, long arrival) {
        long export = (FusedOctets.i32(in, 8) & 0xFFFF_FFFFL) * 1000 + FusedOctets.i32(in, 12) / 1_000_000;
        document.datagram(arrival, export, FusedOctets.i32(in, 4));
        records(FusedLayout.V5, in, 24, FusedOctets.u16(in, 2));
    }

    private void v9(byte[] in, long arrival) {
        document.datagram(arrival, (FusedOctets.i32(in, 8) & 0xFFFF_FFFFL) * 1000, FusedOctets.i32(in, 4));
        for (int set = 20; set < in.length; set += FusedOctets.u16(in, set + 2)) {
            int length = FusedOctets.u16(in, set + 2) - 4; // less than a record of padding
            switch (FusedOctets.u16(in, set)) {
                case 256 -> records(FusedLayout.V9_IPV4, in, set + 4, length / FusedLayout.V9_IPV4.length());
                case 257 -> records(FusedLayout.V9_IPV6, in, set + 4, length / FusedLayout.V9_IPV6.length());
                default -> {
                    // Templates, which are known, and a sampler that leaves nothing out.
                }
            }
        }
    }

    private void ipfix(byte[] in, long arrival) {
        document.datagram(arrival, (FusedOctets.i32(in, 4) & 0xFFFF_FFFFL) * 1000, 0);
        for (int set = 16; set < in.length; set += FusedOctets.u16(in, set + 2)) {
            int length = FusedOctets.u16(in, set + 2) - 4;
            switch (FusedOctets.u16(in, set)) {
                case 300 -> records(FusedLayout.IPFIX_IPV4, in, set + 4, length / FusedLayout.IPFIX_IPV4.length());
                case 301 -> records(FusedLayout.IPFIX_IPV6, in, set + 4, length / FusedLayout.IPFIX_IPV6.length());
                case 302 -> biflows(in, set + 4, set + 4 + length);
                default -> {
                    // Templates, which are known, and a sampler that leaves nothing out.
                }
            }
        }
    }

    /** Looks for all places first: so the processor waits for many of them at once, not for one after the other. */
    private void records(FusedLayout layout, byte[] in, int start, int count) {
        int at = start + layout.addresses();
        for (int i = 0; i < count; i++, at += layout.length()) {
            if (layout.ipv6()) {
                ends[2 * i] = places.find(FusedOctets.i64(in, at), FusedOctets.i64(in, at + 8));
                ends[2 * i + 1] = places.find(FusedOctets.i64(in, at + 16), FusedOctets.i64(in, at + 24));
            } else {
                ends[2 * i] = find(in, at);
                ends[2 * i + 1] = find(in, at + 4);
            }
        }
        touch(count);
        byte[] to = room();
        int end = position;
        for (int i = 0, record = start; i < count; i++, record += layout.length()) {
            end = document.oneWay(layout, in, record, ends[2 * i], ends[2 * i + 1], to, end);
        }
        position = end;
    }

    private void touch(int count) {
        int sum = 0;
        for (int i = 0; i < 2 * count; i++) {
            sum += places.touch(ends[i]);
        }
        touched += sum;
    }

    private void biflows(byte[] in, int start, int end) {
        byte[] to = room();
        int length;
        for (int at = start; at + 63 < end; at += length) {
            length = FusedDocument.biflowLength(in, at);
            position = document.biflow(in, at, find(in, at), find(in, at + 4), to, position);
        }
    }

    private int find(byte[] in, int at) {
        return places.find(0, MAPPED | FusedOctets.i32(in, at) & 0xFFFF_FFFFL);
    }

    private byte[] room() {
        if (position > FULL) {
            position = 0;
        }
        return documents;
    }
}
