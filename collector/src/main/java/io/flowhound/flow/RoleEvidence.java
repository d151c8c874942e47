/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.flow;

import io.flowhound.schema.Json;
import java.util.stream.Stream;

/** What a decision on the sides of a conversation rests on, the strongest first: {@code flow.role.reason} and {@code .confidence}. */
public enum RoleEvidence {
    /** The record says who opened the conversation (RFC 5103, counters by role). */
    BIFLOW("biflow", "1.0"),
    /** An event tells of a connection from its source. */
    EVENT("biflow", "0.95"),
    /** A SYN without ACK, or the answer to one and nothing else. */
    TCP_FLAGS("tcp-flags", "0.95"),
    /** Type of ICMP: a request, or an answer or error. */
    ICMP_TYPE("icmp-type", "0.95"),
    /** One way began before the other, by one clock. */
    FIRST_SEEN("first-seen", "0.9"),
    /** Many clients reach the port on that host. */
    SERVICE("learned-service", "0.85"),
    /** One port is registered for a service, the other is not. */
    KNOWN_PORT("known-port", "0.8"),
    /** Other hosts have a service on that port, none has on the other. */
    SERVICE_ELSEWHERE("learned-service", "0.75"),
    /** The port on that host was reached before, the other was not. */
    SERVICE_SO_FAR("learned-service", "0.65"),
    /** Only one way was reported, by an exporter that leaves out no packet. */
    ONLY_SEEN("first-seen", "0.6"),
    LOWER_PORT("lower-port", "0.5"),
    /** Nothing is known: the source is that of the record. */
    NONE("", "0.0");

    private static final byte[][] REASONS =
            Stream.of(values()).map(evidence -> Json.string(evidence.reason)).toArray(byte[][]::new);
    private static final byte[][] CONFIDENCES =
            Stream.of(values()).map(evidence -> Json.raw(evidence.confidence)).toArray(byte[][]::new);

    private final String reason;
    private final String confidence;

    RoleEvidence(String reason, String confidence) {
        this.reason = reason;
        this.confidence = confidence;
    }

    /** As a JSON string; shared, not to be changed. */
    byte[] reason() {
        return REASONS[ordinal()];
    }

    /** As a JSON number from 0 to 1; shared, not to be changed. */
    byte[] confidence() {
        return CONFIDENCES[ordinal()];
    }
}
