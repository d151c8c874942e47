/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.query;

/**
 * What one exporter told in an hour of one connection in one direction of its records.
 *
 * @param hour its beginning, in milliseconds since 1970
 * @param source address
 * @param sourcePort 0 to 65535
 * @param sourceId which machine had that address, or empty
 * @param destination address
 * @param destinationPort 0 to 65535
 * @param destinationId which machine had that address, or empty
 * @param exporter address, or empty
 * @param application {@code network.application}, or empty
 * @param sourceBytes octets from source to destination, 0 when unseen
 * @param destinationBytes octets from destination to source, 0 when unseen
 */
record Traffic(
        long hour,
        String source,
        int sourcePort,
        String sourceId,
        String destination,
        int destinationPort,
        String destinationId,
        String exporter,
        String application,
        long sourceBytes,
        long destinationBytes) {}
