/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

/** A data set that waits for its template. Its octets stay in the journal; this says where. */
final class Parked<S, P> {
    final Exporter<S, P> exporter;
    final int template;
    final long incarnation;
    final long position;
    /** Where in its datagram the header of its message starts. */
    final int header;
    /** Where the set starts in its datagram, and how long it is. */
    final int offset;

    final int length;
    final long arrivalMillis;

    boolean gone;

    Parked(
            Exporter<S, P> exporter,
            int template,
            long incarnation,
            long position,
            int header,
            int offset,
            int length,
            long arrivalMillis) {
        this.exporter = exporter;
        this.template = template;
        this.incarnation = incarnation;
        this.position = position;
        this.header = header;
        this.offset = offset;
        this.length = length;
        this.arrivalMillis = arrivalMillis;
    }

    /** What counts against the octets that may wait. */
    long weight() {
        return length;
    }
}
