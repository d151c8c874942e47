/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the logs said when they were asked.
 *
 * @param proofs answers; of what is not in it nothing can be said yet
 * @param trouble why the logs cannot be read, in words, or null when they can
 */
public record Testimony(
        Map<LoginQuestion, LoginProof> proofs, @Nullable String trouble) {
    /** That nothing is known. */
    public static final Testimony NOTHING = new Testimony(Map.of(), null);

    public Testimony {
        proofs = Map.copyOf(proofs);
    }
}
