/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.FlowAssembler;
import io.flowhound.flow.FlowHandler;
import io.flowhound.flow.FlowRecord;
import io.flowhound.flow.FlowTag;
import io.flowhound.flow.RecordFacts;
import io.flowhound.flow.RoleEvidence;
import io.flowhound.flow.Sides;
import io.flowhound.flow.TcpState;
import io.flowhound.schema.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document's flow: the client's way first, what belongs to the way back beside it; sides, state, observers, and what is
 * remembered of the 5-tuple afterwards. Not safe for use by several threads.
 */
final class Composition {
    /** No exporter in use cuts flows that are shorter, so what lasts longer may be the first slice of a longer one. */
    private static final long SHORTEST_SLICE_MILLIS = 50_000;
    /** A flow of a protocol without flags that was silent for longer is another. */
    private static final long PAUSE_MILLIS = 120_000;

    private final FlowAssembler assembler;
    private final Sides sides;
    private final KnownFlows known;
    private final LearnedServices services;
    private final Estimates estimates;
    private final FlowHandler next;
    private final ConversationMeters meters;
    private final PathOrder path = new PathOrder();

    Composition(
            FlowAssembler assembler,
            Sides sides,
            KnownFlows known,
            LearnedServices services,
            Estimates estimates,
            FlowHandler next,
            ConversationMeters meters) {
        this.assembler = assembler;
        this.sides = sides;
        this.known = known;
        this.services = services;
        this.estimates = estimates;
        this.next = next;
        this.meters = meters;
    }

    /**
     * Hands on the flow of a document.
     *
     * @param told the records of the group by number
     * @param entry what is known of the 5-tuple, {@link KnownFlows#NONE} for nothing
     * @return what is known of it afterwards
     */
    int compose(Document document, @Nullable Told[] told, long hash, int entry, long openedMillis) {
        Told way = document.forth != null ? document.forth : document.back;
        Told back = way == document.back ? null : document.back;
        if (way == null) {
            throw new IllegalStateException("a document without records");
        }
        if (!way.mergeable()) {
            alone(way);
            return entry;
        }
        boolean begun = isBegun(entry, way, back);
        decide(entry, way, back, begun);
        RoleEvidence evidence = sides.evidence();
        boolean sourceIsClient = sides.sourceIsClient();
        boolean forthIsClients = sourceIsClient == way.forth();
        boolean swapped = back != null && !sourceIsClient;
        Told client = swapped ? Objects.requireNonNull(back) : way;
        Told server = back == null ? null : swapped ? way : back;
        int after =
                way.hasPorts() ? remember(document, hash, entry, openedMillis, begun, evidence, forthIsClients) : entry;
        connection(client.flow, after, way, back, begun);
        if (server != null) {
            WayBack.fold(client.flow, server.flow);
            sides.label(client.flow);
        } else {
            sides.apply(client.flow);
        }
        if (!begun && !document.duplicate && server != null) {
            learn(client.flow, evidence);
        }
        state(client, server, after, begun);
        observers(document, told, client);
        if (client.flow.observerCount() > 1 && !begun) {
            path.order(client.flow, told, document.records, client.forth());
        }
        finish(document, client.flow);
        return after;
    }

    /** Hands on a record that is not merged. */
    void alone(Told record) {
        sides.decide(record.flow, null, RoleEvidence.NONE, false, true);
        sides.apply(record.flow);
        if (TcpState.isTcp(record.flow)) {
            stateOfOneWay(record.flow, record.flow.facts().flags()).put(record.flow);
        }
        record.flow.put(Field.FLOW_RECORDS, 1);
        meters.document(1, false);
        assembler.finish(record.flow);
        next.flow(record.flow);
    }

    private void finish(Document document, FlowRecord flow) {
        int records = Long.bitCount(document.records);
        flow.put(Field.FLOW_RECORDS, records);
        meters.document(records, document.duplicate);
        if (document.duplicate) {
            flow.put(Field.FLOW_DUPLICATE, 1);
        }
        WayBack.untranslated(flow);
        assembler.finish(flow);
        next.flow(flow);
    }

    /** Goes by what was known of the connection, and by which way began first where that is known of the other. */
    private void decide(int entry, Told way, @Nullable Told back, boolean begun) {
        FlowRecord answer = back == null ? null : back.flow;
        RoleEvidence before = begun ? known.evidence(entry) : RoleEvidence.NONE;
        boolean sourceBefore = begun && known.isForthClients(entry) == way.forth();
        if (begun && back == null && RoleEvidence.FIRST_SEEN.compareTo(before) < 0 && isOtherWay(entry, way)) {
            before = RoleEvidence.FIRST_SEEN;
            sourceBefore = way.start() < known.start(entry);
        }
        sides.decide(way.flow, answer, before, sourceBefore, begun);
    }

    /** Whether a record begins the way of a connection of which only the other was known, by the same clock. */
    private boolean isOtherWay(int entry, Told way) {
        return known.until(entry, way.forth()) == 0
                && known.meter(entry, !way.forth()) == way.observer()
                && way.start() != known.start(entry)
                && !way.both()
                && !way.sampled()
                && FlowFlags.mayOpen(way);
    }

    /** Whether what is known is of the same connection, so that this is no beginning. */
    private boolean isBegun(int entry, Told way, @Nullable Told back) {
        if (entry == KnownFlows.NONE || known.start(entry) == 0) {
            return false;
        }
        long until = Math.max(known.until(entry, way.forth()), back == null ? 0 : known.until(entry, back.forth()));
        long start = back == null ? way.start() : Math.min(way.start(), back.start());
        if (until == 0) { // the other way is known: not that of long ago, nor of another connection
            return start <= known.until(entry, !way.forth()) + 3 * Told.SKEW_MILLIS;
        }
        if (start <= until) {
            return true;
        }
        int flags = way.flow.facts().flags()
                & (back == null ? -1 : back.flow.facts().flags());
        boolean flagged = flags != RecordFacts.NO_FLAGS;
        return flagged ? !FlowFlags.opens(way, back) : start - until < PAUSE_MILLIS;
    }

    private int remember(
            Document document,
            long hash,
            int before,
            long openedMillis,
            boolean begun,
            RoleEvidence evidence,
            boolean forthIsClients) {
        int entry = before == KnownFlows.NONE ? known.add(hash) : before;
        if (!begun) {
            known.begin(entry, Math.min(start(document.forth), start(document.back)));
        }
        known.sides(entry, evidence, forthIsClients);
        count(document, document.forth, true, hash, entry, openedMillis);
        count(document, document.back, false, hash, entry, openedMillis);
        return entry;
    }

    private static long start(@Nullable Told told) {
        return told == null ? Long.MAX_VALUE : told.start();
    }

    private void count(Document document, @Nullable Told told, boolean forth, long hash, int entry, long openedMillis) {
        if (told == null) {
            return;
        }
        if (isSlice(told)) {
            known.sliced(entry);
        }
        if (!document.duplicate) {
            if (told.sampled()) {
                estimates.add(hash, told, forth);
            } else if (estimates.deduct(hash, told, forth)) {
                told.flow.facts().tag(FlowTag.REMAINDER);
            }
            known.sampled(entry, forth, told.sampled());
            known.counted(entry, forth, told.observer(), openedMillis, told.end());
        }
    }

    private static boolean isSlice(Told told) {
        return told.flow.facts().isCut() || told.end() - told.start() >= SHORTEST_SLICE_MILLIS;
    }

    /** Names the slices of a connection by its beginning: from the first on of which more may come. */
    private void connection(FlowRecord flow, int entry, Told way, @Nullable Told back, boolean begun) {
        if (entry == KnownFlows.NONE) {
            return;
        }
        if (continues(way) || (back != null && continues(back))) {
            known.named(entry);
        } else if (!begun || !known.isNamed(entry)) {
            return;
        }
        flow.facts().connectionStart(known.start(entry));
    }

    private static boolean continues(Told told) {
        return isSlice(told) && !told.flow.facts().isWhole() && FlowFlags.mayGoOn(told);
    }

    /** Learns from conversations that were answered: of the server, or of both sides where it is a guess who that is. */
    private void learn(FlowRecord flow, RoleEvidence evidence) {
        if (!flow.has(Field.SOURCE_PORT) || flow.has(Field.FLOW_SAMPLING_RATE)) {
            return;
        }
        services.learn(flow, Field.DESTINATION_IP, Field.DESTINATION_PORT);
        if (evidence.compareTo(RoleEvidence.FIRST_SEEN) <= 0) {
            services.learnPort(flow);
        } else if (evidence.compareTo(RoleEvidence.KNOWN_PORT) > 0) {
            services.learn(flow, Field.SOURCE_IP, Field.SOURCE_PORT);
        }
    }

    /** Puts the state of a connection, by all that was told of it. */
    private void state(Told client, @Nullable Told server, int entry, boolean begun) {
        FlowRecord flow = client.flow;
        if (!TcpState.isTcp(flow)) {
            return;
        }
        int flags = flow.facts().flags();
        TcpState state = server == null
                ? stateOfOneWay(flow, flags)
                : TcpState.of(flow, flags, server.flow.facts().flags());
        if (entry != KnownFlows.NONE) {
            state = begun ? state.after(known.state(entry)) : state;
            known.state(entry, state);
        }
        state.put(flow);
    }

    /** Of a flow of which one way is told: the client's, unless its sides were swapped. */
    private static TcpState stateOfOneWay(FlowRecord flow, int flags) {
        boolean fromServer = flow.has(Field.FLOW_REVERSED);
        return TcpState.of(flow, fromServer ? RecordFacts.NO_FLAGS : flags, fromServer ? flags : RecordFacts.NO_FLAGS);
    }

    /** Names who told of it, and the outer address that only somebody outside may have seen. */
    private static void observers(Document document, @Nullable Told[] told, Told client) {
        FlowRecord flow = client.flow;
        int first = Long.numberOfTrailingZeros(document.records);
        for (long left = document.records; left != 0; left &= left - 1) {
            Told record = told[Long.numberOfTrailingZeros(left)];
            if (record != null && record != client) {
                WayBack.translation(flow, record.flow, record.forth() == client.forth());
            }
            if (record != null && record.flow.has(Field.OBSERVER_IP)) {
                flow.addObserver(record.flow.addressHigh(Field.OBSERVER_IP), record.flow.addressLow(Field.OBSERVER_IP));
            }
        }
        Told earliest = told[first];
        if (earliest != null) {
            flow.identify(earliest.flow.incarnation(), earliest.flow.position(), earliest.flow.record());
        }
    }
}
