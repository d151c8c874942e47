/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

import static io.flowhound.schema.FieldType.BOOLEAN;
import static io.flowhound.schema.FieldType.DATE;
import static io.flowhound.schema.FieldType.FLOAT;
import static io.flowhound.schema.FieldType.IP;
import static io.flowhound.schema.FieldType.KEYWORD;
import static io.flowhound.schema.FieldType.KEYWORDS;
import static io.flowhound.schema.FieldType.LONG;
import static io.flowhound.schema.FieldType.NESTED;

import org.jspecify.annotations.Nullable;

/** A field of the legs of pivot alerts, which stand in {@code pivot.path}, one object a login. */
public enum LegField implements FieldRow {
    PATH("pivot.path", NESTED, "The legs, parents before their children."),
    LEG("pivot.path.leg", LONG, "Number of the leg, 0 for the first."),
    PARENT("pivot.path.parent", LONG, "Number of the leg that it goes on from; absent for the first."),
    DEPTH("pivot.path.depth", LONG, "Legs above it."),
    SOURCE_IP("pivot.path.source.ip", IP, "The client, who logged in."),
    SOURCE_PORT("pivot.path.source.port", LONG, "Port of the client, 0 to 65535."),
    SOURCE_ROLES("pivot.path.source.roles", KEYWORDS, "What the client was seen to be, such as jump-host."),
    DESTINATION_IP("pivot.path.destination.ip", IP, "The server."),
    DESTINATION_PORT("pivot.path.destination.port", LONG, "Port of the server, 0 to 65535."),
    DESTINATION_ROLES("pivot.path.destination.roles", KEYWORDS, "What the server was seen to be, such as jump-host."),
    PROTOCOL("pivot.path.protocol", KEYWORD, "Login service, such as ssh."),
    TECHNIQUE_ID("pivot.path.technique.id", KEYWORD, "Its ATT&CK technique, such as T1021.004."),
    START("pivot.path.start", DATE, "When the login session began."),
    END("pivot.path.end", DATE, "When it ended, as far as it is known."),
    BYTES_TO_SERVER(
            "pivot.path.bytes.to_server", LONG, "Octets to the server; absent when nobody reported that direction."),
    BYTES_TO_CLIENT(
            "pivot.path.bytes.to_client", LONG, "Octets to the client; absent when nobody reported that direction."),
    RECORDS("pivot.path.records", LONG, "Flow documents that told of it."),
    SAMPLING("pivot.path.sampling", LONG, "Highest sampling rate of them, 1 when nothing was sampled."),
    FLOW_ID("pivot.path.flow.id", KEYWORDS, "flow.id of the first of them, at most 10."),
    EDGE_DAYS_SEEN(
            "pivot.path.edge.days_seen", LONG, "Days before its own on which client and server were seen together."),
    EDGE_NOVELTY("pivot.path.edge.novelty", FLOAT, "How unusual the pair is, 0 to 1."),
    EDGE_SOURCE_RATE("pivot.path.edge.source_rate", FLOAT, "Pairs a day that are new with this client."),
    EDGE_DESTINATION_RATE("pivot.path.edge.destination_rate", FLOAT, "Pairs a day that are new with this server."),
    LINK_SCORE("pivot.path.link.score", FLOAT, "How sure it goes on from its parent, 0 to 1."),
    LINK_GAP_MS(
            "pivot.path.link.gap_ms",
            LONG,
            "Milliseconds from the end of the parent to its start, 0 when they overlap."),
    LINK_OVERLAP("pivot.path.link.overlap", BOOLEAN, "Whether it begins before the parent ends."),
    LINK_NESTED("pivot.path.link.nested", BOOLEAN, "Whether it ends inside the parent, too."),
    LINK_RELAYED(
            "pivot.path.link.relayed",
            FLOAT,
            "1 when the parent carries about its octets or more, -1 when less, 0 when unknown."),
    LINK_BYTE_CORRELATION(
            "pivot.path.link.byte_correlation", FLOAT, "Pearson's, of the octets of both in each minute, -1 to 1."),
    ALTERNATES_SOURCE_IP(
            "pivot.path.alternates.source.ip", IP, "Other logins that it could go on from nearly as well: the client."),
    ALTERNATES_SOURCE_PORT("pivot.path.alternates.source.port", LONG, "The client's port."),
    ALTERNATES_START("pivot.path.alternates.start", DATE, "When that login began."),
    ALTERNATES_SCORE("pivot.path.alternates.score", FLOAT, "How sure it goes on from that login, 0 to 1."),
    LOOP("pivot.path.loop", BOOLEAN, "Whether its server is on the way to it already."),
    USER_NAME("pivot.path.user.name", KEYWORDS, "Who logged in, where a log line proves it."),
    USER_DOMAIN("pivot.path.user.domain", KEYWORD, "Windows domain of that account."),
    LOGIN_STATE(
            "pivot.path.login.state",
            KEYWORD,
            "What logs say of the login: proven, failed (refused tries only), unclear (several could be meant), no-line (the host sends logs that show none) or no-logs; absent when they were not asked."),
    LOGIN_OUTCOME("pivot.path.login.outcome", KEYWORD, "success or failure, where logs tell."),
    LOGIN_METHOD("pivot.path.login.method", KEYWORD, "How somebody proved who they are, such as publickey."),
    LOGIN_KEY("pivot.path.login.key", KEYWORD, "Fingerprint of the key."),
    LOGIN_TIME("pivot.path.login.time", DATE, "Time of the line that decides, by the clock of its host."),
    LOGIN_FAILURES("pivot.path.login.failures", LONG, "Refused tries, before success where there is one."),
    LOGIN_TRIED("pivot.path.login.tried", KEYWORDS, "Accounts by which somebody tried in vain, at most 5."),
    LOG_ID("pivot.path.log.id", KEYWORDS, "_id of the log lines that tell of it, at most 10."),
    LOG_INDEX("pivot.path.log.index", KEYWORDS, "Index of each of them.");

    private final String path;
    private final FieldType type;
    private final String description;

    LegField(String path, FieldType type, String description) {
        this.path = path;
        this.type = type;
        this.description = description;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** All are fast to filter, by a nested query: alerts are few. */
    @Override
    public @Nullable Indexing indexing() {
        return type == NESTED ? null : Indexing.INDEXED;
    }

    @Override
    public String description() {
        return description;
    }
}
