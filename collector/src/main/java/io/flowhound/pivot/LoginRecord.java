/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Set;
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
 * @param tcpFlags of both ways: FIN 1, SYN 2, RST 4, PSH 8, ACK 16 and so on; 0 when the exporter tells none
 * @param exporter {@code observer.ip} as text
 * @param sampling {@code flow.sampling.rate}, 1 when every packet was looked at
 * @param flowId {@code flow.id}, or null
 * @param application {@code network.application}, or null
 * @param sourceId {@code flow.source.id}: which machine had the address of the source then, or null where that is not known
 * @param destinationId {@code flow.destination.id}, or null
 * @param known what the collector made of flags, and of what other exporters told
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
        @Nullable String destinationId,
        Known known) {
    /** Octets of a direction that nobody reported. */
    public static final long UNSEEN = -1;

    /**
     * What the collector knows of a connection beside the numbers.
     *
     * @param unanswered {@code flow.tcp_state} says that nobody was let in: the connection was refused, or only attempted
     * @param sourceOpened the exporter or the TCP flags say that the source opened the connection; no guess by ports
     * @param duplicate {@code flow.duplicate}: other documents count the same octets
     */
    public record Known(boolean unanswered, boolean sourceOpened, boolean duplicate) {
        /** The numbers are all there is. */
        public static final Known NOTHING = new Known(false, false, false);

        private static final Set<String> UNANSWERED_STATES = Set.of("attempted", "refused");
        /** What follows from ports or from the order of arrival is a guess, and hunting has its own. */
        private static final Set<String> TOLD = Set.of("biflow", "tcp-flags");

        /**
         * What a document says.
         *
         * @param tcpState {@code flow.tcp_state}, or null
         * @param roleReason {@code flow.role.reason}, or null
         */
        public static Known of(@Nullable String tcpState, @Nullable String roleReason, boolean duplicate) {
            boolean unanswered = tcpState != null && UNANSWERED_STATES.contains(tcpState);
            boolean sourceOpened = roleReason != null && TOLD.contains(roleReason);
            return unanswered || sourceOpened || duplicate ? new Known(unanswered, sourceOpened, duplicate) : NOTHING;
        }
    }

    /** A record of which only the numbers are known. */
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
            @Nullable String application,
            @Nullable String sourceId,
            @Nullable String destinationId) {
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
                sourceId,
                destinationId,
                Known.NOTHING);
    }

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
