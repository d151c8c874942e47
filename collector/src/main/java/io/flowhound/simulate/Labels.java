/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.util.ArrayList;
import java.util.List;

/** What a detector of pivots should find in a simulation, and what it should not. */
public record Labels(List<Chain> chains, List<Decoy> decoys) {
    static final Labels NONE = new Labels(List.of(), List.of());

    public Labels {
        chains = List.copyOf(chains);
        decoys = List.copyOf(decoys);
    }

    /**
     * Logins of which each one is made where the one before ended up.
     *
     * @param campaign what all chains of one attack have in common
     * @param kind {@link AttackKind#label}
     * @param legs in the order of the way
     * @param allowedExtra logins of the same attack that belong to no chain, and may be told with it
     */
    public record Chain(String id, String campaign, String kind, List<PivotLeg> legs, List<PivotLeg> allowedExtra) {
        public Chain {
            legs = List.copyOf(legs);
            allowedExtra = List.copyOf(allowedExtra);
        }
    }

    /**
     * Logins that only look like a chain.
     *
     * @param kind {@link AttackKind#label}
     */
    public record Decoy(String id, String kind, List<PivotLeg> legs) {
        public Decoy {
            legs = List.copyOf(legs);
        }
    }

    /** The labels of a single chain. */
    static Labels of(AttackKind kind, Pivot pivot) {
        return new Labels(List.of(new Chain("c0", "c0", kind.label(), pivot.legs(), List.of())), List.of());
    }

    /** These and others. */
    Labels plus(Labels other) {
        List<Chain> allChains = new ArrayList<>(chains);
        allChains.addAll(other.chains);
        List<Decoy> allDecoys = new ArrayList<>(decoys);
        allDecoys.addAll(other.decoys);
        return new Labels(allChains, allDecoys);
    }

    /** The chains alone. */
    List<Pivot> pivots() {
        return chains.stream().map(chain -> new Pivot(chain.legs())).toList();
    }
}
