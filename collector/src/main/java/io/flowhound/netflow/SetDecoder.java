/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.template.RecordLayout;

/**
 * Decodes the sets of a v9 or IPFIX message. Moves by the lengths that sets state, whatever their content, so that a
 * damaged set costs its neighbours nothing; the counts of headers are not looked at.
 */
final class SetDecoder<S, P> {
    private static final int SET_HEADER = 4;
    private static final int MINIMUM_DATA_SET = 256;

    private final RecordHandler<S, P> handler;
    private final Templates<S, P> templates;
    private final ParkingLot<S, P> parking;
    private boolean changed;
    private boolean incomplete;
    private boolean parkedSome;
    private int options;

    SetDecoder(RecordHandler<S, P> handler, Templates<S, P> templates, ParkingLot<S, P> parking) {
        this.handler = handler;
        this.templates = templates;
        this.parking = parking;
    }

    /** Whether the memory of an exporter has changed since the last call. */
    boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Begins a datagram. */
    void begin() {
        parkedSome = false;
    }

    /** Whether sets of the last datagram wait for a template, so that its octets are needed again. */
    boolean parkedSome() {
        return parkedSome;
    }

    /**
     * Decodes all sets from {@code at} to {@code end} (exclusive).
     *
     * @return how many records there were, or -1 when some could not be counted
     */
    int sets(Exporter<S, P> exporter, Message message, byte[] octets, int start, int end) {
        int before = message.records;
        options = 0;
        incomplete = false;
        int at = start;
        while (end - at >= SET_HEADER) {
            int length = Octets.u16(octets, at + 2);
            if (length < SET_HEADER || length > end - at) {
                if (!Octets.allZero(octets, at, end)) {
                    badLength(exporter, length, end - at);
                }
                break;
            }
            set(exporter, message, octets, at, at + length);
            at += length;
        }
        count(exporter, message.records - before);
        return incomplete ? -1 : message.records - before;
    }

    /** Decodes one data set that was parked, whose template has come; counted when that has gone again meanwhile. */
    void parkedSet(Parked<S, P> set, Message message, byte[] octets) {
        int at = message.start + set.offset;
        options = 0;
        int before = message.records;
        Exporter.Entry<P> entry = set.exporter.template(set.template);
        if (entry != null) {
            data(set.exporter, entry, message, octets, at + SET_HEADER, at + set.length);
            set.exporter.metrics.unparked.increment();
        } else {
            set.exporter.metrics.drop(
                    DropReason.NO_TEMPLATE,
                    "template " + set.template + " came and went while a data set waited for it");
        }
        count(set.exporter, message.records - before);
    }

    private void count(Exporter<S, P> exporter, int records) {
        int flows = records - options;
        if (flows > 0) {
            exporter.metrics.flows.increment(flows);
        }
        if (options > 0) {
            exporter.metrics.options.increment(options);
        }
        exporter.health.records(flows, options);
    }

    private void badLength(Exporter<?, ?> exporter, int length, int left) {
        incomplete = true;
        exporter.metrics.drop(
                DropReason.BAD_LENGTH,
                "a set states " + length + " octets where " + left + " are left; skipped the rest of the datagram");
    }

    private void set(Exporter<S, P> exporter, Message message, byte[] octets, int start, int end) {
        int id = Octets.u16(octets, start);
        int templateSet = message.version == Message.IPFIX ? 2 : 0;
        if (id >= MINIMUM_DATA_SET) {
            Exporter.Entry<P> entry = exporter.template(id);
            if (entry != null) {
                data(exporter, entry, message, octets, start + SET_HEADER, end);
            } else if (end - start > SET_HEADER) { // there is nothing to wait for in an empty one
                park(exporter, message, id, start, end);
            }
        } else if (id == templateSet || id == templateSet + 1) {
            templates.set(exporter, message, octets, start, end, id == templateSet + 1);
        } else {
            incomplete = true;
            exporter.metrics.drop(DropReason.BAD_TEMPLATE, "set id " + id + " is reserved; skipped the set");
        }
    }

    private void park(Exporter<S, P> exporter, Message message, int id, int start, int end) {
        incomplete = true;
        Parked<S, P> set = new Parked<>(
                exporter,
                id,
                message.incarnation,
                message.position,
                message.header - message.start,
                start - message.start,
                end - start,
                message.arrivalMillis);
        if (parking.park(set)) {
            parkedSome = true;
        } else {
            exporter.metrics.drop(
                    DropReason.NO_TEMPLATE,
                    "a data set came before its template " + id + " (domain " + Integer.toUnsignedString(message.domain)
                            + "), and decoder.park-size is used up");
        }
    }

    private void data(
            Exporter<S, P> exporter, Exporter.Entry<P> entry, Message message, byte[] octets, int start, int end) {
        message.template = entry.template.id();
        entry.used = message.arrivalMillis;
        RecordLayout layout = entry.layout;
        boolean isOptions = entry.template.options();
        int minimum = layout.minimumLength();
        int before = message.records;
        int at = start;
        if (!isOptions) {
            ahead(entry, octets, start, end);
        }
        while (end - at >= minimum && !isPadding(entry, message, octets, at, end)) {
            int next = layout.end(octets, at, end);
            if (next < 0) {
                beyond(exporter, message, octets, at, end);
                break;
            }
            if (isOptions) {
                if (handler.options(exporter.state, entry.plan, message, octets, at, next)) {
                    changed = true;
                    exporter.saved = null;
                }
                options++;
            } else {
                handler.data(exporter.state, entry.plan, message, octets, at, next);
            }
            message.records++;
            at = next;
        }
        entry.records += message.records - before;
        if (isOptions) {
            countRefused(exporter);
        }
    }

    private void ahead(Exporter.Entry<P> entry, byte[] octets, int start, int end) {
        int minimum = entry.layout.minimumLength();
        for (int at = start; at >= 0 && end - at >= minimum; at = entry.layout.end(octets, at, end)) {
            handler.ahead(entry.plan, octets, at);
        }
    }

    /**
     * Whether what is left are up to 3 zeroes that fill a set up, though they could be a record. IPFIX forbids padding as
     * long as a record (RFC 7011 section 3.3.1), but who writes variable lengths overlooks how short an empty one is.
     */
    private static boolean isPadding(Exporter.Entry<?> entry, Message message, byte[] octets, int at, int end) {
        return end - at < 4
                && (message.version == Message.V9 || entry.layout.variable())
                && Octets.allZero(octets, at, end);
    }

    private void countRefused(Exporter<S, P> exporter) {
        long refused = handler.refused(exporter.state);
        if (refused != exporter.refused) {
            exporter.metrics.drop(
                    DropReason.TOO_MANY_OPTIONS,
                    refused - exporter.refused,
                    "names or sampling rates of its options found no room; it names more than can be kept");
            exporter.refused = refused;
        }
    }

    private void beyond(Exporter<S, P> exporter, Message message, byte[] octets, int at, int end) {
        if (!Octets.allZero(octets, at, end)) {
            incomplete = true;
            exporter.metrics.drop(
                    DropReason.BAD_LENGTH, "a record of template " + message.template + " reaches beyond its set");
        }
    }
}
