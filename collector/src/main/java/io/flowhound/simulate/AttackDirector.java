/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/** Puts attacks and decoys into a span of time, one after the other as far as there is room, and labels them. */
final class AttackDirector {
    /** So that one seed gives the same other traffic with attacks and without. */
    private static final long OWN_DICE = 0x417461636BL;

    private final Cast cast;
    private final LoginPlayer player;
    private final long from;
    private final long to;

    /** Makes a director for the span from {@code from} to {@code to}, milliseconds since 1970. */
    AttackDirector(Cast cast, LoginPlayer player, long from, long to) {
        this.cast = cast;
        this.player = player;
        this.from = from;
        this.to = to;
    }

    /** The dice of all that has to do with attacks. */
    static Dice dice(long seed) {
        return Dice.of(seed, OWN_DICE);
    }

    /**
     * Carries the attacks out; the first one is the campaign {@code firstNumber}.
     *
     * @throws IllegalArgumentException when the span is too short for one of them
     */
    Labels play(List<AttackOrder> orders, int firstNumber) {
        Labels labels = Labels.NONE;
        for (int i = 0; i < orders.size(); i++) {
            AttackOrder order = orders.get(i);
            Campaign campaign = fitting(order);
            long latest = to - campaign.length();
            long slot = (to - from) / orders.size();
            long start = Math.min(latest, from + i * slot + cast.dice().between(0, slot - 1));
            List<PivotLeg> legs = player.play(
                    campaign.logins().stream().map(login -> login.later(start)).toList(), order.kind());
            labels = labels.plus(label(order.kind(), firstNumber + i, campaign, legs));
        }
        return labels;
    }

    private Campaign fitting(AttackOrder order) {
        Campaign campaign = order.plan(cast);
        long room = to - from;
        if (campaign.length() > room && !order.kind().canHurry()) {
            throw new IllegalArgumentException(
                    "%s takes %d minutes here, and there are only %d: give more --minutes, or fewer stepping stones"
                            .formatted(
                                    order.kind().option(),
                                    campaign.length() / Activity.MINUTE + 1,
                                    room / Activity.MINUTE));
        }
        return campaign.within(room);
    }

    private static Labels label(AttackKind kind, int number, Campaign campaign, List<PivotLeg> legs) {
        if (kind.isDecoy()) {
            return new Labels(List.of(), List.of(new Labels.Decoy("d" + number, kind.label(), legs)));
        }
        String id = "c" + number;
        List<PivotLeg> extra = campaign.extra().stream().map(legs::get).toList();
        List<Labels.Chain> chains = new ArrayList<>();
        for (List<Integer> chain : campaign.chains()) {
            List<PivotLeg> path = chain.stream().map(legs::get).toList();
            String name = chains.isEmpty() ? id : id + "." + (chains.size() - 1);
            chains.add(new Labels.Chain(name, id, kind.label(), path, extra));
        }
        return new Labels(chains, List.of());
    }
}
