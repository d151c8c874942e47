/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.Finding;
import java.io.IOException;
import java.util.List;

/** Makes alerts of evaluations. */
public interface AlertSink {
    /**
     * Writes what has changed. May be called again with the same evaluation after a failure.
     *
     * @return the findings of which a person is to be told now
     */
    List<Finding> record(Evaluation evaluation) throws IOException;

    /** Everything that it must know to go on elsewhere. */
    byte[] state();

    /**
     * Goes on where another was.
     *
     * @param state what {@link #state} gave there
     * @throws IllegalArgumentException when the state cannot be read; the message says why
     */
    void restore(byte[] state);
}
