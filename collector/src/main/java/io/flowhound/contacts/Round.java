/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a stretch of arrival time for first contacts. To look through it again changes nothing.
 *
 * <p>What is new is entered into the ledger first, together with its document: whoever makes that entry, and nobody else, stores the
 * document, and only then the entry lets go of it. One that ends in between finds the entry again and goes on there.
 */
final class Round {
    private static final long DAY_MILLIS = 86_400_000;

    private final ContactSettings settings;
    private final FlowReader flows;
    private final Ledger ledger;
    private final FirstContacts contacts;
    private final ContactsMeters meters;
    private final LongSupplier clock;
    private boolean settled;

    Round(
            ContactSettings settings,
            FlowReader flows,
            Ledger ledger,
            FirstContacts contacts,
            ContactsMeters meters,
            LongSupplier clock) {
        this.settings = settings;
        this.flows = flows;
        this.ledger = ledger;
        this.contacts = contacts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Looks through a stretch; what an earlier run was about is done first. */
    void run(Span span) throws IOException {
        settle();
        settled = false;
        flows.machines(span, this::enter);
        for (ValueSource source : ValueSource.values()) {
            if (settings.kinds().contains(source.kind())) {
                flows.values(span, source, sightings -> {
                    enter(sightings.stream().map(Round::machine).toList());
                    look(span, sightings);
                });
            }
        }
        settled = true;
    }

    /** Stores the documents that entries of the ledger still keep. */
    void settle() throws IOException {
        while (!settled) {
            Map<String, String> pending = ledger.pending();
            List<ObjectNode> documents = new ArrayList<>();
            for (String json : pending.values()) {
                FirstContacts.parse(json).ifPresent(documents::add);
            }
            contacts.store(documents);
            ledger.settle(pending.keySet());
            settled = pending.isEmpty();
        }
    }

    private static Sighting machine(Sighting of) {
        return new Sighting(of.machine(), EntryKey.MACHINE, of.machine().key(), of.first(), of.last(), 0, 0, List.of());
    }

    /** Enters machines, which nobody is told of. */
    private void enter(List<Sighting> sightings) throws IOException {
        List<Sighting> all = merged(sightings);
        Map<EntryKey, Known> known = ledger.find(keys(all));
        List<Entry> fresh = new ArrayList<>();
        for (Sighting sighting : all) {
            if (!known.containsKey(sighting.key())) {
                fresh.add(Entry.silent(sighting));
            }
        }
        meters.entries.increment(ledger.create(fresh).size());
        touch(all, known);
    }

    /** One that has several addresses comes several times. */
    private static List<Sighting> merged(List<Sighting> sightings) {
        Map<EntryKey, Sighting> merged = new LinkedHashMap<>();
        for (Sighting next : sightings) {
            merged.merge(next.key(), next, (one, other) -> {
                Sighting first = one.first() <= other.first() ? one : other;
                return new Sighting(
                        first.machine(),
                        first.kind(),
                        first.value(),
                        first.first(),
                        Math.max(one.last(), other.last()),
                        one.flows() + other.flows(),
                        one.bytes() + other.bytes(),
                        first.find());
            });
        }
        return List.copyOf(merged.values());
    }

    private static List<EntryKey> keys(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::key).toList();
    }

    private void touch(List<Sighting> sightings, Map<EntryKey, Known> known) throws IOException {
        Map<EntryKey, Known> later = new HashMap<>();
        for (Sighting sighting : sightings) {
            Known before = known.get(sighting.key());
            if (before != null && sighting.last() - before.last() >= DAY_MILLIS) {
                later.put(sighting.key(), new Known(before.first(), sighting.last()));
            }
        }
        ledger.touch(later);
    }

    private void look(Span span, List<Sighting> sightings) throws IOException {
        if (sightings.isEmpty()) {
            return;
        }
        List<Sighting> all = merged(sightings);
        Known kind = kind(all);
        List<EntryKey> asked = new ArrayList<>(keys(all));
        all.forEach(sighting -> asked.add(EntryKey.ofMachine(sighting.machine().key())));
        Map<EntryKey, Known> known = ledger.find(asked);
        List<Entry> silent = new ArrayList<>();
        List<Entry> told = new ArrayList<>();
        for (Sighting sighting : all) {
            if (!known.containsKey(sighting.key())) {
                Known machine = known.get(EntryKey.ofMachine(sighting.machine().key()));
                boolean learning = machine == null || isLearning(sighting, machine) || isLearning(sighting, kind);
                ObjectNode document = learning ? null : document(span, sighting);
                (document == null ? silent : told).add(Entry.of(sighting, document));
            }
        }
        meters.entries.increment(ledger.create(silent).size());
        tell(told);
        touch(all, known);
    }

    /** When a kind was seen first at all: who installs a GeoIP database is not told of every country. */
    private Known kind(List<Sighting> sightings) throws IOException {
        long first = sightings.stream().mapToLong(Sighting::first).min().orElse(0);
        long last = sightings.stream().mapToLong(Sighting::last).max().orElse(0);
        EntryKey key = EntryKey.ofKind(sightings.getFirst().kind());
        Known known = ledger.find(List.of(key)).get(key);
        if (known == null) {
            ledger.create(List.of(new Entry(key, "", first, last, null)));
            return ledger.find(List.of(key)).getOrDefault(key, new Known(first, last));
        }
        if (last - known.last() >= DAY_MILLIS) {
            ledger.touch(Map.of(key, new Known(known.first(), last)));
        }
        return known;
    }

    private boolean isLearning(Sighting sighting, Known since) {
        return sighting.first() < since.first() + settings.learn().toMillis();
    }

    private @Nullable ObjectNode document(Span span, Sighting sighting) throws IOException {
        ObjectNode flow = flows.firstFlow(span, sighting);
        return flow == null ? null : ContactDocument.of(sighting, flow, clock.getAsLong());
    }

    private void tell(List<Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        Set<EntryKey> made = new HashSet<>(ledger.create(entries));
        List<Entry> ours =
                entries.stream().filter(entry -> made.contains(entry.key())).toList();
        List<ObjectNode> documents = new ArrayList<>();
        for (Entry entry : ours) {
            ObjectNode document = entry.document();
            if (document != null) {
                documents.add(document);
            }
        }
        contacts.store(documents);
        ledger.settle(ours.stream().map(entry -> entry.key().id()).toList());
        meters.entries.increment(ours.size());
        meters.contacts.increment(ours.size());
    }

    /** Deletes entries that were not seen for long; returns how many. */
    int forget(long now) throws IOException {
        long before = now - settings.forgetAfter().toMillis();
        int all = 0;
        for (int page = ledger.forget(before); page > 0; page = ledger.forget(before)) {
            all += page;
        }
        meters.forgotten.increment(all);
        return all;
    }
}
