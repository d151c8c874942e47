/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** A flow document as a test describes it. */
final class FlowDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();

    private FlowDocument() {}

    /** A flow that began at a time and took 10 seconds; it arrived a second after its end. */
    static FlowDocument at(long start, String source, int sourcePort, String destination, int destinationPort) {
        FlowDocument document = new FlowDocument();
        return document.date("/", "@timestamp", start + 10_000)
                .date("/event", "start", start)
                .date("/event", "end", start + 10_000)
                .date("/event", "created", start + 11_000)
                .text("/source", "ip", source)
                .number("/source", "port", sourcePort)
                .text("/destination", "ip", destination)
                .number("/destination", "port", destinationPort)
                .text("/observer", "ip", "192.0.2.1");
    }

    FlowDocument date(String parent, String name, long millis) {
        return text(parent, name, Instant.ofEpochMilli(millis).toString());
    }

    FlowDocument text(String parent, String name, String value) {
        parent(parent).put(name, value);
        return this;
    }

    FlowDocument number(String parent, String name, long value) {
        parent(parent).put(name, value);
        return this;
    }

    FlowDocument without(String parent, String name) {
        parent(parent).remove(name);
        return this;
    }

    /** Octets from source to destination. */
    FlowDocument sent(long octets) {
        return number("/source", "bytes", octets);
    }

    /** Octets from destination to source. */
    FlowDocument received(long octets) {
        return number("/destination", "bytes", octets);
    }

    FlowDocument by(String exporter) {
        return text("/observer", "ip", exporter);
    }

    FlowDocument arrived(long millis) {
        return date("/event", "created", millis);
    }

    FlowDocument flags(List<String> names) {
        ArrayNode flags = parent("/flow").putArray("tcp_flags");
        names.forEach(flags::add);
        return this;
    }

    private ObjectNode parent(String path) {
        return path.equals("/") ? root : root.withObject(path);
    }

    String json() {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
