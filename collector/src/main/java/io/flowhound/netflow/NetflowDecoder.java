/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.journal.Entry;
import io.flowhound.journal.EntryHandler;
import io.flowhound.journal.EntryStore;
import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.metrics.DropReason;
import io.flowhound.netflow.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes datagrams of NetFlow v1, v5, v7, v9 and IPFIX and hands their records to a {@link RecordHandler}. Whatever a
 * datagram holds, nothing is thrown: what cannot be used is counted at its exporter, with the reason. Not safe for use by
 * several threads.
 *
 * <p>Data sets whose template has not come are parked. After each {@link #entry}, and once after {@link #restore}, call
 * {@link #unpark} until it says that nothing is left.
 */
public final class NetflowDecoder<S, P> implements EntryHandler {
    private final RecordHandler<S, P> handler;
    private final CollectorMetrics metrics;
    private final EntryStore store;
    private final Exporters<S, P> exporters;
    private final ParkingLot<S, P> parking;
    private final Templates<S, P> templates;
    private final SetDecoder<S, P> sets;
    private final DecoderState<S, P> saved;
    private final Message message = new Message();
    private final MessageHeader headers;
    private boolean parkedBefore;

    private long incarnation;

    /**
     * Makes a decoder that knows no template yet.
     *
     * @param store where datagrams are found again whose data sets wait for a template
     */
    public NetflowDecoder(
            RecordHandler<S, P> handler, CollectorMetrics metrics, DecoderLimits limits, EntryStore store) {
        this.handler = handler;
        this.metrics = metrics;
        this.store = store;
        this.headers = new MessageHeader(message, metrics);
        this.exporters = new Exporters<>(limits, metrics);
        this.parking = new ParkingLot<>(
                limits, asker -> exporters.greediest(Exporters.Use.PARKED_SETS, asker, message.arrivalMillis));
        this.templates = new Templates<>(handler, limits, parking, this::relieve);
        this.sets = new SetDecoder<>(handler, templates, parking);
        this.saved = new DecoderState<>(handler);
    }

    /**
     * Everything that decoding depends on: templates, the handler's memory of each exporter, and what is parked; and what was
     * counted of each, with its sequence, so that what is lost while nobody listens is counted by the next run. The same array as
     * before as long as nothing has changed. Building it costs time that grows with what is known.
     */
    public byte[] state() {
        boolean changed = templates.changed();
        changed |= sets.changed();
        changed |= parking.changed();
        return saved.current(exporters.all(), parking, incarnation, changed);
    }

    /**
     * The journal position of the oldest datagram that is needed again by who goes on from a state; {@link Long#MAX_VALUE}
     * when none is.
     */
    public static long oldestNeeded(byte[] state) {
        return DecoderState.oldestNeeded(state);
    }

    /** Goes on from what {@link #state} gave; an empty array changes nothing. */
    public void restore(byte[] state) {
        saved.restore(state, new DecoderState.Restorer<S, P>() {
            @Override
            public void incarnation(long last) {
                incarnation = last;
            }

            @Override
            public @Nullable Exporter<S, P> exporter(ExporterKey key, long lastMillis) {
                return restoredExporter(key, lastMillis);
            }

            @Override
            public void template(Exporter<S, P> exporter, Template template, long learnt, long refreshed) {
                int fields = template.fields().size();
                if (exporter.sender.hasRoomFor(fields) && exporter.sender.allHaveRoomFor(fields)) {
                    templates.put(exporter, template, learnt, refreshed);
                } else {
                    exporter.metrics.drop(
                            DropReason.TOO_MANY_TEMPLATES,
                            "a saved template finds no room any more: the bounds or the heap are smaller than before");
                }
            }

            @Override
            public void parkedOfNobody() {
                metrics.exporter(CollectorMetrics.UNKNOWN)
                        .drop(DropReason.NO_TEMPLATE, "a saved data set is of an exporter that finds no room any more");
            }

            @Override
            public void parked(Parked<S, P> set) {
                parking.restore(set);
            }
        });
    }

    /** The handler's memory of a stream; null when none is known with that key. */
    public @Nullable S memory(ExporterKey key) {
        Exporter<S, P> known = exporters.find(key);
        return known == null ? null : known.state;
    }

    @Override
    public void entry(Entry entry) {
        parking.expire(entry.arrivalMillis, "its template has not come within decoder.park-age");
        sets.begin();
        incarnation = entry.incarnation;
        circumstances(entry);
        if (entry.length == 0 && entry.session != 0) {
            sessionEnded();
        } else {
            messages(entry.data, entry.offset, entry.offset + entry.length);
        }
        keep(entry);
    }

    /**
     * Decodes one data set that was parked and whose template has come.
     *
     * @return whether there was one
     */
    public boolean unpark() {
        Parked<S, P> set = parking.next();
        if (set == null) {
            return false;
        }
        if (!store.read(set.incarnation, set.position, entry -> unpark(set, entry))) {
            set.exporter.metrics.drop(
                    DropReason.NO_TEMPLATE,
                    "template " + set.template
                            + " has come, but a data set that waited for it is not kept any more: give"
                            + " journal.budget more room");
        }
        return true;
    }

    /** Whether {@link #unpark} has something to do. */
    public boolean hasReady() {
        return parking.hasReady();
    }

    /**
     * Says that another run of the collector has begun to receive: all TCP connections of the one before have ended, also
     * those whose end nobody could write down any more, and their templates with them (RFC 7011 section 8).
     */
    public void endSessions() {
        exporters.endSessions(this::forget);
    }

    /** The incarnation of the journal that holds the last datagram, also when that was in an earlier run; 0 for none. */
    public long incarnation() {
        return incarnation;
    }

    /** Says that nothing more comes: what still waits for a template is dropped and counted. */
    public void end() {
        parking.expire(Long.MAX_VALUE, "it has not come before the input ended");
    }

    private void unpark(Parked<S, P> set, Entry entry) {
        circumstances(entry);
        saved.counted();
        int end = entry.offset + entry.length;
        if (set.offset + set.length <= entry.length && headers.read(entry.data, entry.offset + set.header, end)) {
            sets.parkedSet(set, message, entry.data);
        } else {
            set.exporter.metrics.drop(
                    DropReason.NO_TEMPLATE,
                    "a data set that waited for template " + set.template + " is not where the saved state says");
        }
    }

    private void keep(Entry entry) {
        if (sets.parkedSome()) {
            store.keep(entry);
            parkedBefore = true;
        } else if (parkedBefore) {
            long oldest = parking.oldestPosition();
            store.letGoBefore(oldest);
            parkedBefore = oldest != Long.MAX_VALUE;
        }
    }

    private void circumstances(Entry entry) {
        message.addressHigh = entry.addressHigh;
        message.addressLow = entry.addressLow;
        message.session = entry.session;
        message.arrivalMillis = entry.arrivalMillis;
        message.incarnation = entry.incarnation;
        message.position = entry.position;
        message.start = entry.offset;
        message.records = 0;
    }

    /** Decodes the message that starts at an index, and those that follow it: IPFIX may have several in a datagram. */
    private void messages(byte[] octets, int start, int end) {
        int at = start;
        do {
            if (!headers.read(octets, at, end)) {
                return;
            }
            Exporter<S, P> exporter = exporter();
            at = exporter == null ? behindRefused(octets, at, end) : decode(exporter, octets, end);
        } while (at < end);
    }

    /** Decodes the message whose header was read; gives where the next one starts, or {@code end}. */
    private int decode(Exporter<S, P> exporter, byte[] octets, int end) {
        exporter.health.datagram(message);
        saved.counted();
        int start = message.header;
        if (start == message.start) {
            exporter.metrics.datagrams.increment();
            exporter.metrics.octets.increment(end - start);
        }
        int behind = message.version == Message.IPFIX ? endOfIpfix(exporter, octets, start, end) : end;
        int records = switch (message.version) {
            case Message.V9 -> sets.sets(exporter, message, octets, start + MessageHeader.V9, behind);
            case Message.IPFIX -> sets.sets(exporter, message, octets, start + MessageHeader.IPFIX, behind);
            default -> fixed(exporter, octets, start, behind);
        };
        exporter.health.sequence(message, records, exporter.metrics);
        return behind < end && followed(exporter, octets, behind, end) ? behind : end;
    }

    private int endOfIpfix(Exporter<S, P> exporter, byte[] octets, int start, int end) {
        int stated = Octets.u16(octets, start + 2);
        if (stated >= MessageHeader.IPFIX && stated <= end - start) {
            return start + stated;
        }
        exporter.metrics.drop(
                stated < MessageHeader.IPFIX ? DropReason.BAD_LENGTH : DropReason.TRUNCATED,
                "an IPFIX message states " + stated + " octets, the datagram holds " + (end - start)
                        + "; decoded what is there");
        return end;
    }

    /** Where the message behind one starts that is refused, or {@code end}. */
    private int behindRefused(byte[] octets, int start, int end) {
        if (message.version != Message.IPFIX || !isIpfix(octets, start, end)) {
            return end;
        }
        int behind = start + Octets.u16(octets, start + 2);
        return isIpfix(octets, behind, end) ? behind : end;
    }

    private static boolean isIpfix(byte[] octets, int at, int end) {
        return end - at >= MessageHeader.IPFIX
                && Octets.u16(octets, at) == Message.IPFIX
                && Octets.u16(octets, at + 2) >= MessageHeader.IPFIX
                && Octets.u16(octets, at + 2) <= end - at;
    }

    /** Whether another IPFIX message follows in the datagram; anything else there but zeroes is counted. */
    private boolean followed(Exporter<S, P> exporter, byte[] octets, int at, int end) {
        if (isIpfix(octets, at, end)) {
            return true;
        }
        if (!Octets.allZero(octets, at, end)) {
            exporter.metrics.drop(
                    DropReason.BAD_LENGTH,
                    (end - at) + " octets behind an IPFIX message in its datagram are no message");
        }
        return false;
    }

    /** As {@link SetDecoder#sets}, of a message without sets. */
    private int fixed(Exporter<S, P> exporter, byte[] octets, int start, int end) {
        FixedLayout layout = FixedLayout.of(message.version);
        Exporter.Entry<P> entry = exporter.template(message.version);
        if (layout == null || entry == null) {
            return -1;
        }
        int counted = Octets.u16(octets, start + 2);
        int at = start + layout.header();
        int length = layout.recordLength(counted, end - at);
        for (int ahead = at; end - ahead >= length; ahead += length) {
            handler.ahead(entry.plan, octets, ahead);
        }
        for (; end - at >= length; at += length) {
            int next = at + length;
            if (message.records < counted || !Octets.allZero(octets, at, next)) {
                handler.data(exporter.state, entry.plan, message, octets, at, next);
                message.records++;
            }
        }
        exporter.metrics.flows.increment(message.records);
        exporter.health.records(message.records, 0);
        entry.used = message.arrivalMillis;
        entry.records += message.records;
        if (message.records < counted) {
            exporter.metrics.drop(
                    DropReason.TRUNCATED,
                    "a v" + message.version + " header announces " + counted + " records, the datagram holds "
                            + message.records);
        }
        return Math.max(message.records, counted);
    }

    /** The stream of the message, made if need be; null, and counted, when there are too many. */
    private @Nullable Exporter<S, P> exporter() {
        Exporter<S, P> known = exporters.find(message);
        return known != null ? known : newExporter(ExporterKey.of(message), message.arrivalMillis);
    }

    private @Nullable Exporter<S, P> restoredExporter(ExporterKey key, long lastMillis) {
        Exporter<S, P> exporter = newExporter(key, lastMillis);
        if (exporter != null) {
            exporter.health.restored(lastMillis);
        }
        return exporter;
    }

    private @Nullable Exporter<S, P> newExporter(ExporterKey key, long nowMillis) {
        Sender<S, P> sender = exporters.sender(key.addressHigh(), key.addressLow());
        if (!exporters.hasRoom(sender, nowMillis, this::forget)) {
            String what =
                    "one stream more than the bounds allow (decoder.max-exporters, decoder.max-domains); skipped the"
                            + " message";
            if (sender.streams.isEmpty()) {
                headers.drop(DropReason.TOO_MANY_EXPORTERS, what);
            } else {
                sender.metrics().drop(DropReason.TOO_MANY_EXPORTERS, what);
            }
            return null;
        }
        Exporter<S, P> exporter = new Exporter<>(key, handler.exporter(sender.memory()), sender);
        FixedLayout fixed = FixedLayout.of(key.version());
        if (fixed != null) {
            templates.put(exporter, fixed.template(), nowMillis, nowMillis);
        }
        exporters.add(exporter);
        saved.joined();
        return exporter;
    }

    private void sessionEnded() {
        int session = message.session;
        Sender<S, P> sender = exporters.knownSender(message.addressHigh, message.addressLow);
        if (sender != null) {
            exporters.remove(sender, key -> key.session() == session, this::forget);
        }
    }

    private boolean relieve(Sender<S, P> asker) {
        return exporters.relieve(Exporters.Use.FIELDS, asker, message.arrivalMillis, this::forget);
    }

    private void forget(Exporter<S, P> exporter) {
        parking.forget(exporter);
        templates.forgetAll(exporter);
    }

    /** What is known of each exporter, for people. To be called on the thread that decodes. */
    public List<ExporterReport> report() {
        return exporters.all().stream()
                .map(exporter -> Reports.of(exporter, handler.observations(exporter.state), templates))
                .toList();
    }
}
