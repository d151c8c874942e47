/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.Testimony;
import java.util.List;

/** Asks the logs whose logins they were. Never fails: where logs cannot be read the hunt goes on without them. */
@FunctionalInterface
public interface Witness {
    /** Knows nothing. */
    Witness NONE = (questions, asOf) -> Testimony.NOTHING;

    /**
     * What the logs say, and in {@link Testimony#trouble} why they say nothing.
     *
     * @param asOf arrival time up to which everything was seen, milliseconds since 1970
     */
    Testimony ask(List<LoginQuestion> questions, long asOf);
}
