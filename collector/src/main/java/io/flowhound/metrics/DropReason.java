/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.metrics;

import java.util.Locale;

/** Why something that arrived does not become a document. Each drop is counted by exporter and reason, and logged. */
public enum DropReason {
    /** A datagram, or a connection, of a sender outside the allowed networks. Refused before anything of it is read. */
    NOT_ALLOWED,
    /** A datagram of a sender that has sent more than its share within the last second. Connections are slowed down instead. */
    RATE_LIMITED,
    /** A TCP connection carried what is no IPFIX message, or ended within one, or TLS where there is none. The connection is closed. */
    BAD_STREAM,
    /** A TLS connection was not agreed upon, so nothing of it was read. */
    TLS_FAILED,
    /** A TCP connection was refused because there are too many. */
    TOO_MANY_CONNECTIONS,
    /** An empty datagram at a port of syslog. */
    EMPTY,
    /** A syslog message lost its end: it was longer than 65,535 octets, or its connection ended within it. The rest of it is stored. */
    MESSAGE_CUT,
    /** The journal could not be written (disk full, I/O error): a received datagram is lost. */
    JOURNAL_FAILED,
    /** The journal had no room left, by its budget or on its disk: the oldest datagrams of who has most were dropped unread. */
    JOURNAL_FULL,
    /** The datagram is neither NetFlow v1, v5, v7, v9 nor IPFIX. */
    UNKNOWN_VERSION,
    /** The datagram ends before its header or a structure that the header announces. */
    TRUNCATED,
    /** A set or record states a length that cannot be. The rest of the datagram is skipped. */
    BAD_LENGTH,
    /** A template that cannot be used: impossible ids or lengths. */
    BAD_TEMPLATE,
    /**
     * A data set whose template has not arrived in time, for which there was no room to wait, or whose exporter has
     * restarted, ended its connection or was forgotten while it waited.
     */
    NO_TEMPLATE,
    /** The decoder failed on it, which is a bug of ours: the datagram is skipped, the others are not. */
    DECODER_FAILED,
    /** Names or sampling rates of options records for which there is no room; the flows are there without them. */
    TOO_MANY_OPTIONS,
    /** More templates, or fields of templates, than the bounds. */
    TOO_MANY_TEMPLATES,
    /** More exporters or observation domains than the bound: the message is dropped, and what follows it. */
    TOO_MANY_EXPORTERS;

    /** The value of the {@code reason} tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
