/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import io.flowhound.metrics.ReverseDnsMetrics;
import io.flowhound.schema.IpAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Knows names of addresses from reverse DNS. A flow has the name that is known when it passes; when none is, the question is asked beside,
 * and later flows have the answer. Nothing waits, and everything is bounded: the names, the questions that wait, those under way, and how
 * many are asked in a second. What is known allocates nothing to look up; a new address costs an entry, but only when its question finds
 * room. {@link #find} is for any thread, {@link #tick} for one.
 */
public final class ReverseNames {
    /** Questions that wait to be asked. */
    static final int MOST_WAITING = 1_000;

    /** Questions that wait for an answer. */
    static final int MOST_UNDER_WAY = 100;

    /** How often {@link #tick} is to be called. */
    public static final long TICK_MILLIS = 20;

    static final long SHORTEST_MILLIS = TimeUnit.MINUTES.toMillis(1);
    static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(1);
    /** RFC 2308 section 5 advises one to three hours at most for what is not there. */
    static final long LONGEST_NAMELESS_MILLIS = TimeUnit.HOURS.toMillis(1);

    static final long UNSTATED_NAMELESS_MILLIS = TimeUnit.MINUTES.toMillis(15);
    static final long FAILED_MILLIS = TimeUnit.MINUTES.toMillis(2);
    /** A question that is lost in any way can be asked again after this. */
    private static final long UNANSWERED_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private static final int WAYS = 4;

    private final Networks networks;
    private final PointerQuestions resolvers;
    private final ReverseDnsMetrics metrics;
    private final double perMilli;
    private final AtomicReferenceArray<@Nullable Entry> entries;
    private final int shift;
    private final ArrayBlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicInteger underWay = new AtomicInteger();
    /** So that a flow need not look at a clock. */
    private volatile long now;

    private double allowance;

    /**
     * Knows nothing yet.
     *
     * @param networks which addresses are our own
     * @param most how many names are kept, at least; a power of two is kept
     * @param perSecond how many questions are asked in a second at most
     */
    public ReverseNames(
            Networks networks, PointerQuestions resolvers, int most, int perSecond, ReverseDnsMetrics metrics) {
        this.networks = networks;
        this.resolvers = resolvers;
        this.metrics = metrics;
        this.perMilli = perSecond / 1000.0;
        int sets = Math.max(2, Integer.highestOneBit(Math.max(1, most - 1)) * 2 / WAYS);
        this.entries = new AtomicReferenceArray<>(sets * WAYS);
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(sets);
    }

    /** What is known of an address, and until when; also that it is not known, and was asked for. */
    private final class Entry implements PointerQuestions.Answer {
        private final long high;
        private final long low;
        private byte @Nullable [] name;
        /** Written last and read first, so that whoever sees the new time sees the name as well. */
        private volatile long until;

        Entry(long high, long low, long until) {
            this.high = high;
            this.low = low;
            this.until = until;
        }

        @Override
        public void name(String text, long seconds) {
            String cleaned = NameText.clean(text);
            if (cleaned == null) {
                none(seconds);
                return;
            }
            metrics.named.increment();
            name = new JsonText().of(cleaned);
            last(seconds * 1000, LONGEST_MILLIS);
        }

        @Override
        public void none(long seconds) {
            metrics.nameless.increment();
            last(seconds == 0 ? UNSTATED_NAMELESS_MILLIS : seconds * 1000, LONGEST_NAMELESS_MILLIS);
        }

        @Override
        public void failed() {
            metrics.failed.increment();
            last(FAILED_MILLIS, FAILED_MILLIS);
        }

        private void last(long millis, long most) {
            until = now + Math.min(Math.max(millis, SHORTEST_MILLIS), most);
            underWay.decrementAndGet();
        }
    }

    /** The name of an address, IPv4 mapped, as a JSON string; null when it has none, or none yet. */
    byte @Nullable [] find(long high, long low) {
        int first = first(high, low);
        long time = now;
        for (int slot = first; slot < first + WAYS; slot++) {
            Entry entry = entries.get(slot);
            if (entry != null && entry.low == low && entry.high == high) {
                if (time < entry.until) {
                    return entry.name;
                }
                break;
            }
        }
        wonder(first, high, low, time);
        return null;
    }

    /** Which way an address goes that nothing is known of. */
    private void wonder(int first, long high, long low, long time) {
        if (!mayBeAsked(high, low)) {
            return;
        }
        if (waiting.remainingCapacity() == 0) {
            metrics.dropped.increment();
            return;
        }
        Entry entry = new Entry(high, low, time + UNANSWERED_MILLIS);
        if (waiting.offer(entry)) {
            entries.set(place(first, high, low), entry);
        } else { // another thread was faster
            metrics.dropped.increment();
        }
    }

    private boolean mayBeAsked(long high, long low) {
        if (Networks.isGroup(high, low) || Networks.isOwn(high, low)) {
            return false;
        }
        return isInternal(high, low) ? resolvers.asksInternal() : resolvers.asksExternal();
    }

    /** Private addresses are nobody else's business, even where the user's networks leave them out. */
    private boolean isInternal(long high, long low) {
        return networks.isInternal(high, low) || Networks.isPrivate(high, low);
    }

    /** Its own slot, else a free one, else that of what ends first. */
    private int place(int first, long high, long low) {
        int chosen = first;
        long soonest = Long.MAX_VALUE;
        for (int slot = first; slot < first + WAYS; slot++) {
            Entry entry = entries.get(slot);
            if (entry != null && entry.low == low && entry.high == high) {
                return slot;
            }
            long until = entry == null ? Long.MIN_VALUE : entry.until;
            if (until < soonest) {
                soonest = until;
                chosen = slot;
            }
        }
        return chosen;
    }

    private int first(long high, long low) {
        long mixed = (low ^ (high * 31)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> shift) * WAYS;
    }

    /**
     * Asks what waits, as far as it may. To be called every {@link #TICK_MILLIS}.
     *
     * @param time milliseconds of a clock that never goes back
     */
    public void tick(long time) {
        long elapsed = time - now;
        now = time;
        allowance = Math.min(allowance + elapsed * perMilli, Math.max(1, perMilli * 1000));
        while (allowance >= 1 && underWay.get() < MOST_UNDER_WAY) {
            Entry entry = waiting.poll();
            if (entry == null) {
                return;
            }
            allowance--;
            underWay.incrementAndGet();
            metrics.questions.increment();
            resolvers.ask(new IpAddress(entry.high, entry.low), isInternal(entry.high, entry.low), entry);
        }
    }
}
