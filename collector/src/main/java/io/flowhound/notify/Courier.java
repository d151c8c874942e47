/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices to one channel: claims them, sends, and writes down what came of it. After a failure it lets the channel rest;
 * what is notified meanwhile stays unclaimed, and becomes a digest when it is too much.
 */
final class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    /** So many new alerts in one poll get a message each. */
    private static final int MOST_SINGLE = 5;

    private static final long GIVE_UP = Duration.ofDays(1).toMillis();
    private static final long MOST_WAIT = Duration.ofMinutes(30).toMillis();
    private static final Comparator<Notice> BY_URGENCY = Comparator.comparing(Notice::urgency)
            .thenComparingLong(Notice::rank)
            .reversed()
            .thenComparingLong(Notice::notifiedAt)
            .thenComparing(Notice::alert);

    private final Channel channel;
    private final AlertSearch alerts;
    private final Claims claims;
    private final String owner;
    private final LongSupplier clock;
    private final ChannelState state;
    private final Set<String> over = new HashSet<>();
    private final List<Claim> unmarked = new ArrayList<>();
    private long restsUntil;

    /**
     * A courier for a channel.
     *
     * @param owner name of this one among all that bring notices, never used before
     */
    Courier(Channel channel, AlertSearch alerts, Claims claims, String owner, LongSupplier clock, ChannelState state) {
        this.channel = channel;
        this.alerts = alerts;
        this.claims = claims;
        this.owner = owner;
        this.clock = clock;
        this.state = state;
    }

    ChannelState state() {
        return state;
    }

    Channel channel() {
        return channel;
    }

    /** What is to be sent as one message. */
    private record Parcel(String key, boolean digest, List<Claim> claims) {}

    /** What stands out, by what is known now. */
    private record Plan(List<Parcel> parcels, Map<String, Notice> notices) {}

    /** Those of some notices that this channel would be told of now; changes nothing. */
    List<Notice> pending(List<Notice> found) throws IOException {
        Plan plan = plan(found);
        return plan.parcels.stream()
                .flatMap(parcel -> parcel.claims.stream())
                .map(claim -> notice(plan, claim))
                .toList();
    }

    /** Tells what has to be told of some notices; what cannot be told now is left for the next time. */
    void deliver(List<Notice> found) throws IOException, InterruptedException {
        markAgain();
        if (clock.getAsLong() < restsUntil) {
            return;
        }
        Plan plan = plan(found);
        for (Parcel parcel : plan.parcels) {
            if (!deliver(parcel, plan)) {
                return;
            }
        }
    }

    private Plan plan(List<Notice> found) throws IOException {
        long now = clock.getAsLong();
        Map<String, Notice> open = new LinkedHashMap<>();
        found.stream()
                .filter(notice -> notice.urgency().compareTo(channel.least()) >= 0)
                .forEach(notice -> open.put(Claim.id(notice, channel.name()), notice));
        over.retainAll(open.keySet());
        open.keySet().removeAll(over);
        Map<String, Claim> known = claims.find(open.keySet());
        Map<String, List<Claim>> again = new TreeMap<>();
        List<Notice> fresh = new ArrayList<>();
        open.forEach((id, notice) -> {
            Claim claim = known.get(id);
            if (claim == null) {
                if (!notice.late()) {
                    fresh.add(notice);
                }
            } else if (claim.isOver()) {
                over.add(id);
            } else if (claim.mayBeTaken(owner, now)) {
                again.computeIfAbsent(claim.message(), key -> new ArrayList<>()).add(claim);
            }
        });
        List<Parcel> parcels = new ArrayList<>();
        again.forEach((key, parts) -> parcels.add(repeated(key, parts)));
        parcels.addAll(parcels(fresh, now));
        return new Plan(parcels, open);
    }

    private static Parcel repeated(String key, List<Claim> parts) {
        boolean digest = parts.stream().noneMatch(claim -> claim.id().equals(key));
        return new Parcel(
                key,
                digest,
                parts.stream().sorted(Comparator.comparing(Claim::id)).toList());
    }

    private List<Parcel> parcels(List<Notice> fresh, long now) {
        List<Notice> sorted = fresh.stream().sorted(BY_URGENCY).toList();
        List<Parcel> parcels = new ArrayList<>();
        for (Notice notice : sorted.subList(0, Math.min(MOST_SINGLE, sorted.size()))) {
            String key = Claim.id(notice, channel.name());
            parcels.add(new Parcel(key, false, List.of(Claim.fresh(notice, channel.name(), key, now))));
        }
        if (sorted.size() > MOST_SINGLE) {
            List<Notice> rest = sorted.subList(MOST_SINGLE, sorted.size());
            List<String> ids = rest.stream()
                    .map(notice -> Claim.id(notice, channel.name()))
                    .toList();
            String key = Claim.KIND + "-" + Message.keyOf(ids);
            parcels.add(new Parcel(
                    key,
                    true,
                    rest.stream()
                            .map(notice -> Claim.fresh(notice, channel.name(), key, now))
                            .toList()));
        }
        return parcels;
    }

    private static Notice notice(Plan plan, Claim claim) {
        Notice notice = plan.notices.get(claim.id());
        if (notice == null) {
            throw new IllegalStateException("no notice for " + claim.id());
        }
        return notice;
    }

    /** Sends one message; false when the channel is to be let alone. */
    private boolean deliver(Parcel parcel, Plan plan) throws IOException, InterruptedException {
        List<Claim> taken = take(parcel);
        List<Claim> gone = new ArrayList<>();
        List<Claim> sending = new ArrayList<>();
        Map<Claim, ObjectNode> documents = new LinkedHashMap<>();
        for (Claim claim : taken) {
            ObjectNode document = load(notice(plan, claim));
            if (document == null) {
                gone.add(claim);
            } else {
                sending.add(claim);
                documents.put(claim, document);
            }
        }
        mark(gone, Claim.State.REPLACED, 0, "the alert was notified anew, or is gone");
        if (sending.isEmpty()) {
            return true;
        }
        sending.sort(Comparator.comparing(claim -> notice(plan, claim), BY_URGENCY));
        List<ObjectNode> sorted = sending.stream().map(documents::get).toList();
        Message message = parcel.digest ? Message.digest(parcel.key, sorted) : Message.of(parcel.key, sorted.get(0));
        return settle(sending, send(message));
    }

    private @Nullable ObjectNode load(Notice notice) throws IOException {
        ObjectNode document = notice.document();
        return document == null ? alerts.load(notice) : document;
    }

    /**
     * Claims what is in a parcel. Of several, who gets the first gets the others too: else two digests would share a key, and a
     * receiver that looks at it would drop one of them.
     */
    private List<Claim> take(Parcel parcel) throws IOException {
        long now = clock.getAsLong();
        List<Claim> wanted =
                parcel.claims.stream().map(claim -> claim.sending(owner, now)).toList();
        List<Claim> taken = new ArrayList<>(claims.write(wanted.subList(0, 1), ""));
        if (!taken.isEmpty()) {
            taken.addAll(claims.write(wanted.subList(1, wanted.size()), ""));
        }
        return taken;
    }

    private Outcome send(Message message) throws InterruptedException {
        try {
            return channel.send(message);
        } catch (RuntimeException e) {
            log.warn("notify channel {} cannot send {}", channel.name(), message.key(), e);
            return Outcome.failed("a mistake of ours, see the log: " + e);
        }
    }

    private boolean settle(List<Claim> sending, Outcome outcome) throws IOException {
        if (outcome.ok()) {
            log.info("told of {} by {}: {}", words(sending), channel.name(), outcome.answer());
            state.sent(sending.size());
            mark(sending, Claim.State.SENT, 0, outcome.answer());
            return true;
        }
        long now = clock.getAsLong();
        state.failed(outcome.answer(), now);
        int attempts = sending.stream().mapToInt(Claim::attempts).max().orElse(1);
        long pause = Math.max(Claim.pauseMillis(attempts), Math.min(outcome.waitMillis(), MOST_WAIT));
        boolean rests = outcome.kind() == Outcome.Kind.FAILED;
        if (rests) {
            restsUntil = now + pause;
        }
        List<Claim> late = sending.stream()
                .filter(claim -> now - claim.firstAt() >= GIVE_UP)
                .toList();
        if (!late.isEmpty()) {
            state.givenUp(late.size(), outcome.answer());
            mark(late, Claim.State.GIVEN_UP, 0, outcome.answer());
        }
        List<Claim> others =
                sending.stream().filter(claim -> !late.contains(claim)).toList();
        mark(others, Claim.State.FAILED, now + pause, outcome.answer());
        return !rests;
    }

    private static String words(List<Claim> sending) {
        return sending.size() == 1 ? "alert " + sending.get(0).alert() : sending.size() + " alerts";
    }

    private void mark(List<Claim> of, Claim.State next, long until, String answer) throws IOException {
        List<Claim> marked = of.stream().map(claim -> claim.with(next, until)).toList();
        if (next != Claim.State.FAILED) {
            marked.forEach(claim -> over.add(claim.id()));
            unmarked.addAll(marked);
        }
        write(marked, answer);
        unmarked.removeAll(marked);
    }

    /** Writes what could not be written when it had been sent: others must not take it for unsent. */
    private void markAgain() throws IOException {
        if (!unmarked.isEmpty()) {
            write(List.copyOf(unmarked), "");
            unmarked.clear();
        }
    }

    private void write(List<Claim> marked, String answer) throws IOException {
        int lost = marked.size() - claims.write(marked, answer).size();
        if (lost > 0) {
            log.warn(
                    "notify channel {}: {} claims had been taken over by another collector meanwhile; the receiver may see them twice",
                    channel.name(),
                    lost);
        }
    }
}
