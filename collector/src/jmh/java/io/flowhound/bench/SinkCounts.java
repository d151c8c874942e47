/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has come to a {@link BulkSink}: documents, octets, the sums of their {@code network.bytes} and {@code network.packets}, and for
 * each exporter how many and how late the latest came, in milliseconds since {@code event.created}.
 */
final class SinkCounts {
    private static final byte[] NETWORK = octets("\"network\":{");
    private static final byte[] BYTES = octets("\"bytes\":");
    private static final byte[] PACKETS = octets("\"packets\":");
    private static final byte[] CREATED = octets("\"created\":\"");
    private static final byte[] OBSERVER = octets("\"observer\":{\"ip\":\"");
    private static final int TIME = "2026-01-01T00:00:00.000Z".length();

    private final Map<String, Exporter> exporters = new TreeMap<>();
    private final byte[] text = new byte[TIME];
    private long millis;
    private long requests;
    private long documents;
    private long octets;
    private long bytes;
    private long packets;

    private static final class Exporter {
        long documents;
        long mostDelay;
    }

    /** Counts a request, and says how many documents it has. */
    synchronized int request(byte[] body) {
        long now = System.currentTimeMillis();
        int lines = 0;
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                if (lines % 2 == 1) {
                    document(body, start, i, now);
                }
                lines++;
                start = i + 1;
            }
        }
        requests++;
        octets += body.length;
        documents += lines / 2;
        return lines / 2;
    }

    synchronized String json() {
        StringBuilder each = new StringBuilder();
        exporters.forEach((address, one) -> each.append(each.isEmpty() ? "" : ",")
                .append("\"%s\":{\"documents\":%d,\"most_delay\":%d}"
                        .formatted(address, one.documents, one.mostDelay)));
        return "{\"requests\":%d,\"documents\":%d,\"octets\":%d,\"bytes\":%d,\"packets\":%d,\"exporters\":{%s}}"
                .formatted(requests, documents, octets, bytes, packets, each);
    }

    private void document(byte[] body, int from, int to, long now) {
        int network = find(body, NETWORK, from, to);
        if (network >= 0) {
            int end = find(body, new byte[] {'}'}, network, to);
            bytes += number(body, find(body, BYTES, network, end));
            packets += number(body, find(body, PACKETS, network, end));
        }
        int observer = find(body, OBSERVER, from, to);
        int created = find(body, CREATED, from, to);
        if (observer >= 0 && created >= 0) {
            int end = find(body, new byte[] {'"'}, observer, to) - 1;
            Exporter one = exporters.computeIfAbsent(
                    new String(body, observer, end - observer, StandardCharsets.US_ASCII), any -> new Exporter());
            one.documents++;
            one.mostDelay = Math.max(one.mostDelay, now - millis(body, created));
        }
    }

    /** Of the octets behind the words; -1 where they are not. */
    private static int find(byte[] body, byte[] words, int from, int to) {
        for (int at = from; at <= to - words.length; at++) {
            int same = 0;
            while (same < words.length && body[at + same] == words[same]) {
                same++;
            }
            if (same == words.length) {
                return at + same;
            }
        }
        return -1;
    }

    private static long number(byte[] body, int at) {
        long value = 0;
        for (int i = at; i >= 0 && body[i] >= '0' && body[i] <= '9'; i++) {
            value = value * 10 + body[i] - '0';
        }
        return value;
    }

    /** The flows of a datagram have the same time, so that it is seldom read anew. */
    private long millis(byte[] body, int at) {
        if (!Arrays.equals(body, at, at + TIME, text, 0, TIME)) {
            System.arraycopy(body, at, text, 0, TIME);
            millis = Instant.parse(new String(text, StandardCharsets.US_ASCII)).toEpochMilli();
        }
        return millis;
    }

    private static byte[] octets(String words) {
        return words.getBytes(StandardCharsets.US_ASCII);
    }
}
