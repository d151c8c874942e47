/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Finding;
import java.util.Set;

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
        Finding renamed = new Finding(
                other.id(),
                finding.legs(),
                finding.score(),
                finding.bestLink(),
                finding.severity(),
                finding.external(),
                finding.critical(),
                finding.historyDays(),
                finding.reasons());
        return new Candidate(other, renamed, closed, supersedes);
    }

    Candidate superseding(Set<String> ids) {
        return new Candidate(place, finding, closed, ids);
    }

    String id() {
        return place.id();
    }
}
