/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.netflow;

import io.flowhound.metrics.CollectorMetrics;
import io.flowhound.schema.IpAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All streams that are known, found by what a message says without allocating anything. */
final class Exporters<S, P> {
    /** A stream that has been silent for so long gives way when there is no room for another. */
    private static final long IDLE_MILLIS = 3_600_000;

    private static final long SEARCH_MILLIS = 1_000;

    /** So that nobody can choose domains that fall on each other. */
    private final long seed = new SecureRandom().nextLong();

    private final DecoderLimits limits;
    private final CollectorMetrics metrics;
    private final Map<IpAddress, Sender<S, P>> senders = new HashMap<>();
    private final Sender.Total total = new Sender.Total();
    private final Search idleSearch = new Search();
    /** For whoever uses most, one for each {@link Use}. */
    private final Search[] searches = {new Search(), new Search(), new Search()};

    private final List<Exporter<S, P>> all = new ArrayList<>();
    private @Nullable Exporter<S, P>[] slots = newSlots(64);

    Exporters(DecoderLimits limits, CollectorMetrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** When a stream that may give way was looked for in vain last: of one sender, or among all. */
    static final class Search {
        /** How much the asker used then. */
        private int failedFor;

        private long failed = Long.MIN_VALUE / 2; // so that what has passed since does not overflow

        /** Whether the last one was in vain not long ago: a flood must not cost a search each. */
        boolean isPaused(long nowMillis) {
            return nowMillis - failed < SEARCH_MILLIS && nowMillis >= failed;
        }
    }

    /** What senders use together. */
    enum Use {
        STREAMS,
        FIELDS,
        PARKED_SETS
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <S, P> @Nullable Exporter<S, P>[] newSlots(int size) {
        return new Exporter[size];
    }

    List<Exporter<S, P>> all() {
        return all;
    }

    @Nullable
    Exporter<S, P> find(Message message) {
        int mask = slots.length - 1;
        int slot =
                hash(message.addressHigh, message.addressLow, message.session, message.domain, message.version) & mask;
        Exporter<S, P> exporter = slots[slot];
        while (exporter != null && !exporter.key.matches(message)) {
            slot = (slot + 1) & mask;
            exporter = slots[slot];
        }
        return exporter;
    }

    /** The stream with a key, null when there is none. */
    @Nullable
    Exporter<S, P> find(ExporterKey key) {
        Sender<S, P> sender = knownSender(key.addressHigh(), key.addressLow());
        if (sender != null) {
            for (Exporter<S, P> exporter : sender.streams) {
                if (exporter.key.equals(key)) {
                    return exporter;
                }
            }
        }
        return null;
    }

    /** What an address uses, null when it has no stream. */
    @Nullable
    Sender<S, P> knownSender(long addressHigh, long addressLow) {
        return senders.get(new IpAddress(addressHigh, addressLow));
    }

    /** What an address uses; made if need be, but kept only with a stream. */
    Sender<S, P> sender(long addressHigh, long addressLow) {
        IpAddress address = new IpAddress(addressHigh, addressLow);
        Sender<S, P> known = senders.get(address);
        return known != null ? known : new Sender<>(() -> metrics.exporter(address.toString()), total);
    }

    /** Whether one more stream of a sender fits in, if need be in place of one that has been silent for long. */
    boolean hasRoom(Sender<S, P> sender, long nowMillis, Consumer<Exporter<S, P>> forgotten) {
        boolean many = sender.streams.size() >= limits.domains();
        if (!many && all.size() < limits.exporters()) {
            return true;
        }
        Exporter<S, P> idle =
                many ? idlest(sender.streams, sender.search, nowMillis) : idlest(all, idleSearch, nowMillis);
        if (idle == null) {
            return !many && relieve(Use.STREAMS, sender, nowMillis, forgotten);
        }
        forget(idle, forgotten);
        return true;
    }

    /**
     * Makes room where what all may use together is used up: whoever uses most gives up the stream of his that has been
     * silent longest, if he uses more than twice what the asker does.
     */
    boolean relieve(Use use, Sender<S, P> asker, long nowMillis, Consumer<Exporter<S, P>> forgotten) {
        Sender<S, P> greediest = greediest(use, asker, nowMillis);
        if (greediest == null) {
            return false;
        }
        forget(Objects.requireNonNull(longestSilent(greediest.streams), "a sender has streams"), forgotten);
        return true;
    }

    /** The sender that uses most; null when that is not more than twice what the asker uses. */
    @Nullable
    Sender<S, P> greediest(Use use, Sender<S, P> asker, long nowMillis) {
        Search search = searches[use.ordinal()];
        int own = asker.uses(use);
        if (own >= search.failedFor && search.isPaused(nowMillis)) {
            return null;
        }
        Sender<S, P> greediest = asker;
        for (Sender<S, P> sender : senders.values()) {
            if (sender.uses(use) > greediest.uses(use)) {
                greediest = sender;
            }
        }
        if (greediest.uses(use) > 2 * own + 1) {
            return greediest;
        }
        search.failed = nowMillis;
        search.failedFor = own;
        return null;
    }

    private void forget(Exporter<S, P> exporter, Consumer<Exporter<S, P>> forgotten) {
        take(exporter);
        rebuild();
        forgotten.accept(exporter);
    }

    void add(Exporter<S, P> exporter) {
        senders.put(new IpAddress(exporter.key.addressHigh(), exporter.key.addressLow()), exporter.sender);
        exporter.sender.streams.add(exporter);
        all.add(exporter);
        if (all.size() * 2 > slots.length) {
            slots = newSlots(slots.length * 2);
            all.forEach(this::place);
        } else {
            place(exporter);
        }
    }

    /** Takes out the streams of an address that match. */
    void remove(Sender<S, P> sender, Predicate<ExporterKey> matching, Consumer<Exporter<S, P>> forgotten) {
        List<Exporter<S, P>> removed = new ArrayList<>();
        for (Exporter<S, P> exporter : sender.streams) {
            if (matching.test(exporter.key)) {
                removed.add(exporter);
            }
        }
        removed.forEach(this::take);
        if (!removed.isEmpty()) {
            rebuild();
        }
        removed.forEach(forgotten);
    }

    /** Takes out the streams of all TCP connections. */
    void endSessions(Consumer<Exporter<S, P>> forgotten) {
        List<Exporter<S, P>> ended =
                all.stream().filter(exporter -> exporter.key.session() != 0).toList();
        ended.forEach(this::take);
        rebuild();
        ended.forEach(forgotten);
    }

    /** The stream that has been silent longest; null when none has been silent for long. */
    private @Nullable Exporter<S, P> idlest(List<Exporter<S, P>> streams, Search search, long nowMillis) {
        if (search.isPaused(nowMillis)) {
            return null;
        }
        Exporter<S, P> idlest = longestSilent(streams);
        if (idlest == null || nowMillis - idlest.health.last() < IDLE_MILLIS) {
            search.failed = nowMillis;
            return null;
        }
        return idlest;
    }

    private static <S, P> @Nullable Exporter<S, P> longestSilent(List<Exporter<S, P>> streams) {
        Exporter<S, P> idlest = null;
        for (Exporter<S, P> exporter : streams) {
            if (idlest == null || exporter.health.last() < idlest.health.last()) {
                idlest = exporter;
            }
        }
        return idlest;
    }

    private void take(Exporter<S, P> exporter) {
        all.remove(exporter);
        exporter.leave();
        if (exporter.sender.streams.isEmpty()) {
            senders.remove(new IpAddress(exporter.key.addressHigh(), exporter.key.addressLow()));
        }
    }

    private void rebuild() {
        slots = newSlots(slots.length);
        all.forEach(this::place);
    }

    private void place(Exporter<S, P> exporter) {
        ExporterKey key = exporter.key;
        int mask = slots.length - 1;
        int slot = hash(key.addressHigh(), key.addressLow(), key.session(), key.domain(), key.version()) & mask;
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = exporter;
    }

    private int hash(long addressHigh, long addressLow, int session, int domain, int version) {
        long mixed = mix(seed ^ addressHigh);
        mixed = mix(mixed ^ addressLow);
        mixed = mix(mixed ^ ((long) session << 32 | (domain & 0xFFFF_FFFFL)));
        return (int) (mix(mixed ^ version) >>> 32);
    }

    /** Each bit of the outcome depends on all bits, so that nobody can work out collisions without the seed. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58_476D_1CE4_E5B9L;
        return mixed ^ (mixed >>> 32);
    }
}
