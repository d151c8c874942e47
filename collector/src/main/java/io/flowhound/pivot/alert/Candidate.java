/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import io.flowhound.pivot.Leg;
import io.flowhound.pivot.LoginProof;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is to be told of.
 *
 * @param place where its document stands or will stand
 * @param finding under the id that its document has
 * @param closed nothing can be added any more
 * @param supersedes ids of alerts that it has taken in with this tick
 */
record Candidate(Place place, Finding finding, boolean closed, Set<String> supersedes) {
    Candidate {
        supersedes = Set.copyOf(supersedes);
    }

    static Candidate of(Finding finding, boolean closed) {
        return new Candidate(Place.of(finding.id(), finding.root().start()), finding, closed, Set.of());
    }

    /** The same under the id of another place, where it was told of before. */
    Candidate at(Place other) {
        return new Candidate(other, finding(other.id(), finding.legs()), closed, supersedes);
    }

    /**
     * The same with what logs said earlier of logins of which they say nothing now: lines are deleted before alerts are, and for a
     * while they may not be readable.
     *
     * @param before legs that are stored
     */
    Candidate remembering(List<Leg> before) {
        List<Leg> legs =
                finding.legs().stream().map(leg -> remembering(leg, before)).toList();
        return new Candidate(place, finding(finding.id(), legs), closed, supersedes);
    }

    private static Leg remembering(Leg leg, List<Leg> before) {
        if (tells(leg.login())) {
            return leg;
        }
        for (Leg old : before) {
            if (tells(old.login())
                    && old.sameConnection(leg)
                    && Math.abs(old.start() - leg.start()) < AlertTick.SAME_CONNECTION) {
                return leg.with(old.login());
            }
        }
        return leg;
    }

    private static boolean tells(@Nullable LoginProof login) {
        return login != null && login.state() != LoginProof.State.NO_LOGS;
    }

    private Finding finding(String id, List<Leg> legs) {
        return new Finding(
                id,
                legs,
                finding.score(),
                finding.bestLink(),
                finding.severity(),
                finding.external(),
                finding.critical(),
                finding.historyDays(),
                finding.reasons());
    }

    Candidate superseding(Set<String> ids) {
        return new Candidate(place, finding, closed, ids);
    }

    String id() {
        return place.id();
    }
}
