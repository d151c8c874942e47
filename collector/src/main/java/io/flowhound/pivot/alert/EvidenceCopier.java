/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import io.flowhound.pivot.Leg;
import java.io.IOException;
import java.util.List;

/** Keeps the flows that prove alerts: {@link Evidence}, or nothing for a dry run. */
public interface EvidenceCopier {
    /** For a dry run. */
    EvidenceCopier NONE = proofs -> {};

    /**
     * Legs of which the flows are to be kept.
     *
     * @param alert id
     * @param start when the root of the alert began, milliseconds since 1970
     * @param legs those that are new, or all
     */
    record Proof(String alert, long start, List<Leg> legs) {
        public Proof {
            legs = List.copyOf(legs);
        }
    }

    /** Copies flows; those that were copied before are left as they are. */
    void copy(List<Proof> proofs) throws IOException;
}
