/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One login in a finding.
 *
 * @param index its number in the finding, the root 0; a parent's is lower
 * @param parent index of the leg that it goes on from, -1 for the root
 * @param depth legs above it
 * @param start milliseconds since 1970
 * @param end milliseconds since 1970
 * @param bytesToServer octets, or {@link LoginRecord#UNSEEN}
 * @param bytesToClient octets, or {@link LoginRecord#UNSEEN}
 * @param records flow documents that told of it
 * @param sampling the highest sampling rate of its records, 1 for none
 * @param flowIds {@code flow.id} of the first of them, at most 10
 * @param daysSeen days before its own on which source and destination were seen together
 * @param novelty 0 to 1: how unusual the pair is
 * @param sourceRate pairs a day that are new with this source
 * @param destinationRate pairs a day that are new with this destination
 * @param link why it goes on from its parent, null for the root
 * @param loop its destination is on the way to it already
 * @param sourceRoles what the source was seen to be
 * @param destinationRoles what the destination was seen to be
 * @param login what logs say of it, or null when they were not asked
 */
public record Leg(
        int index,
        int parent,
        int depth,
        String source,
        int sourcePort,
        String destination,
        int destinationPort,
        Service service,
        long start,
        long end,
        long bytesToServer,
        long bytesToClient,
        int records,
        long sampling,
        List<String> flowIds,
        int daysSeen,
        double novelty,
        double sourceRate,
        double destinationRate,
        @Nullable Link link,
        boolean loop,
        Set<Role> sourceRoles,
        Set<Role> destinationRoles,
        @Nullable LoginProof login) {
    public Leg {
        flowIds = List.copyOf(flowIds);
        sourceRoles = Set.copyOf(sourceRoles);
        destinationRoles = Set.copyOf(destinationRoles);
    }

    /** One of which the logs were not asked. */
    public Leg(
            int index,
            int parent,
            int depth,
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            Service service,
            long start,
            long end,
            long bytesToServer,
            long bytesToClient,
            int records,
            long sampling,
            List<String> flowIds,
            int daysSeen,
            double novelty,
            double sourceRate,
            double destinationRate,
            @Nullable Link link,
            boolean loop,
            Set<Role> sourceRoles,
            Set<Role> destinationRoles) {
        this(
                index,
                parent,
                depth,
                source,
                sourcePort,
                destination,
                destinationPort,
                service,
                start,
                end,
                bytesToServer,
                bytesToClient,
                records,
                sampling,
                flowIds,
                daysSeen,
                novelty,
                sourceRate,
                destinationRate,
                link,
                loop,
                sourceRoles,
                destinationRoles,
                null);
    }

    /** The same login with what logs say of it. */
    public Leg with(@Nullable LoginProof proof) {
        return new Leg(
                index,
                parent,
                depth,
                source,
                sourcePort,
                destination,
                destinationPort,
                service,
                start,
                end,
                bytesToServer,
                bytesToClient,
                records,
                sampling,
                flowIds,
                daysSeen,
                novelty,
                sourceRate,
                destinationRate,
                link,
                loop,
                sourceRoles,
                destinationRoles,
                proof);
    }

    /** Whether it has the ports and addresses of another, so that both are one connection. */
    public boolean sameConnection(Leg other) {
        return sourcePort == other.sourcePort
                && destinationPort == other.destinationPort
                && source.equals(other.source)
                && destination.equals(other.destination);
    }
}
