/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

/** The names of the document fields that are asked for. */
final class Fields {
    static final String TIMESTAMP = "@timestamp";
    static final String CREATED = "event.created";
    static final String START = "event.start";
    static final String END = "event.end";
    static final String DURATION = "event.duration";
    static final String SOURCE_IP = "source.ip";
    static final String SOURCE_PORT = "source.port";
    static final String SOURCE_BYTES = "source.bytes";
    static final String DESTINATION_IP = "destination.ip";
    static final String DESTINATION_PORT = "destination.port";
    static final String DESTINATION_BYTES = "destination.bytes";
    static final String TRANSPORT = "network.transport";
    static final String APPLICATION = "network.application";
    static final String TCP_FLAGS = "flow.tcp_flags";
    static final String REVERSE_TCP_FLAGS = "flow.reverse.tcp_flags";
    static final String TCP_STATE = "flow.tcp_state";
    static final String ROLE_REASON = "flow.role.reason";
    static final String DUPLICATE = "flow.duplicate";
    static final String SAMPLING = "flow.sampling.rate";
    static final String FLOW_ID = "flow.id";
    static final String EXPORTER = "observer.ip";
    static final String SOURCE_ID = "flow.source.id";
    static final String DESTINATION_ID = "flow.destination.id";
    static final String BASELINE_DAY = "baseline.day";
    static final String BASELINE_KIND = "baseline.kind";
    static final String BASELINE_SERVICES = "baseline.services";
    static final String BASELINE_SESSIONS = "baseline.sessions";
    static final String BASELINE_REFUSED = "baseline.refused";

    private Fields() {}
}
