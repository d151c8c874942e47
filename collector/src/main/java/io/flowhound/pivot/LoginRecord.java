/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import org.jspecify.annotations.Nullable;

/**
 * One flow document with a login service on at least one side, as it stands in the index: one direction or both, one
 * exporter, perhaps a slice of a long flow, perhaps the answer with the server as its source.
 *
 * @param arrival {@code event.created}, milliseconds since 1970
 * @param start {@code event.start}, milliseconds since 1970
 * @param end {@code event.end}, milliseconds since 1970, not before the start
 * @param source {@code source.ip} as text
 * @param sourcePort 0 to 65535
 * @param destination {@code destination.ip} as text
 * @param destinationPort 0 to 65535
 * @param sourceBytes octets from source to destination, or {@link #UNSEEN}
 * @param destinationBytes octets from destination to source, or {@link #UNSEEN}
 * @param tcpFlags FIN 1, SYN 2, RST 4, PSH 8, ACK 16 and so on; 0 when the exporter tells none
 * @param exporter {@code observer.ip} as text
 * @param sampling {@code flow.sampling.rate}, 1 when every packet was looked at
 * @param flowId {@code flow.id}, or null
 * @param application {@code network.application}, or null
 * @param sourceId {@code flow.source.id}: which machine had the address of the source then, or null where that is not known
 * @param destinationId {@code flow.destination.id}, or null
 */
public record LoginRecord(
        long arrival,
        long start,
        long end,
        String source,
        int sourcePort,
        String destination,
        int destinationPort,
        long sourceBytes,
        long destinationBytes,
        int tcpFlags,
        String exporter,
        long sampling,
        @Nullable String flowId,
        @Nullable String application,
        @Nullable String sourceId,
        @Nullable String destinationId) {
    /** Octets of a direction that nobody reported. */
    public static final long UNSEEN = -1;

    /** A record of hosts of which no lease is known. */
    public LoginRecord(
            long arrival,
            long start,
            long end,
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            long sourceBytes,
            long destinationBytes,
            int tcpFlags,
            String exporter,
            long sampling,
            @Nullable String flowId,
            @Nullable String application) {
        this(
                arrival,
                start,
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                sourceBytes,
                destinationBytes,
                tcpFlags,
                exporter,
                sampling,
                flowId,
                application,
                null,
                null);
    }
}
