/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Masking;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A decoder with the documents that it has made. */
final class Decoded implements DocumentHandler {
    static final long ARRIVAL = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    final List<JsonNode> documents = new ArrayList<>();
    long timestamp;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JsonBuffer json = new JsonBuffer(1024);
    private final SyslogDecoder decoder;

    Decoded() {
        this(Masking.none());
    }

    Decoded(Masking masking) {
        decoder = new SyslogDecoder(
                new SyslogSettings(ZoneOffset.UTC, List.of(), false),
                new KnownPlaces(),
                HostNames.none(),
                masking,
                this,
                new CollectorMetrics(registry));
    }

    /** The document of a line; null when it makes none. */
    JsonNode of(String sender, String line) {
        return of(sender, line.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode of(String sender, byte[] line) {
        IpAddress address = IpAddress.parse(sender);
        Entry entry = new Entry();
        entry.data = line;
        entry.length = line.length;
        entry.arrivalMillis = ARRIVAL;
        entry.addressHigh = address.high();
        entry.addressLow = address.low();
        int before = documents.size();
        decoder.entry(entry);
        return documents.size() == before ? null : documents.get(before);
    }

    /** The sum of a counter of the given name. */
    long count(String name) {
        return (long) registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
        timestamp = timestampMillis;
        json.clear();
        return json;
    }

    @Override
    public void end() {
        try {
            documents.add(STRICT.readTree(json.array(), 0, json.position()));
        } catch (IOException e) {
            throw new UncheckedIOException(json.toString(), e);
        }
    }
}
