/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flowhound.ecs.DocumentHandler;
import io.flowhound.enrich.GeoPlaces;
import io.flowhound.enrich.HostNames;
import io.flowhound.enrich.Networks;
import io.flowhound.journal.Entry;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import io.flowhound.schema.JsonBuffer;
import io.flowhound.schema.Profile;
import io.flowhound.simulate.LogParameters;
import io.flowhound.simulate.LogTruth;
import io.flowhound.simulate.NetworkHistory;
import io.flowhound.simulate.SimulatedLine;
import io.flowhound.simulate.SimulatedSyslog;
import io.flowhound.simulate.Simulation;
import io.flowhound.syslog.SyslogDecoder;
import io.flowhound.syslog.SyslogSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The log lines of a simulated network, as the documents that the collector makes of them, and what is true of them. */
public final class SimulatedLogs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SimulatedLine> lines;
    private final LogTruth truth;

    private SimulatedLogs(List<SimulatedLine> lines, LogTruth truth) {
        this.lines = lines;
        this.truth = truth;
    }

    /** Those of a simulation. */
    public static SimulatedLogs of(Simulation simulation, LogParameters parameters) {
        SimulatedSyslog syslog = simulation.syslog(parameters);
        return new SimulatedLogs(syslog.lines(), syslog.truth());
    }

    /** Those of all days of a history. */
    public static SimulatedLogs of(NetworkHistory history, LogParameters parameters) {
        List<SimulatedLine> lines = new ArrayList<>();
        try {
            return new SimulatedLogs(lines, history.syslog(parameters, lines::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In the order in which they are sent. */
    public List<SimulatedLine> lines() {
        return lines;
    }

    public LogTruth truth() {
        return truth;
    }

    /**
     * A document for each line, as in life: each arrives when it is sent, from the address of its own host. Without places.
     */
    public List<ObjectNode> documents() {
        List<ObjectNode> documents = new ArrayList<>();
        JsonBuffer buffer = new JsonBuffer(1 << 16);
        SyslogDecoder decoder = new SyslogDecoder(
                new SyslogSettings(ZoneOffset.UTC, List.of(), false),
                new GeoPlaces(new Networks(List.of()), null, null, Profile.STANDARD),
                HostNames.none(),
                new Documents(buffer, documents),
                new CollectorMetrics(new SimpleMeterRegistry()));
        Entry entry = new Entry();
        for (SimulatedLine line : lines) {
            IpAddress sender = IpAddress.of(line.address());
            entry.data = line.text().getBytes(StandardCharsets.UTF_8);
            entry.length = entry.data.length;
            entry.arrivalMillis = line.time().toEpochMilli();
            entry.addressHigh = sender.high();
            entry.addressLow = sender.low();
            entry.position++;
            decoder.entry(entry);
        }
        return documents;
    }

    private record Documents(JsonBuffer buffer, List<ObjectNode> documents) implements DocumentHandler {
        @Override
        public JsonBuffer begin(long timestampMillis, long incarnation, long position, int record) {
            buffer.clear();
            return buffer;
        }

        @Override
        public void end() {
            try {
                documents.add((ObjectNode) JSON.readTree(buffer.toString()));
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + buffer, e);
            }
        }
    }
}
