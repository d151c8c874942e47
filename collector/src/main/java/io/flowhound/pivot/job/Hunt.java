/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Dismissed;
import io.flowhound.pivot.Evaluation;
import io.flowhound.pivot.FrozenDay;
import io.flowhound.pivot.LoginQuestion;
import io.flowhound.pivot.LoginRecord;
import io.flowhound.pivot.Testimony;
import java.util.List;

/** The detector, as the ticks use it. */
public interface Hunt {
    /** Adds a record; adding an equal one again changes nothing, nor does the order matter. */
    void add(LoginRecord login);

    /** Logins of which the logs are to be asked before everything that arrived before a time is judged. */
    default List<LoginQuestion> questions(long asOf) {
        return List.of();
    }

    /** Takes what the logs said to the last questions. Returns whether something else is known now, so that there may be others. */
    default boolean witness(Testimony said, long asOf) {
        return false;
    }

    /** Judges everything that arrived before a time, milliseconds since 1970, later than that of the call before. */
    Evaluation evaluate(long asOf);

    /** The days that were frozen since the last call. */
    List<FrozenDay> drainFrozen();

    /** Says which findings were dismissed by a person; their logins are usual from now on. */
    void dismissed(Dismissed dismissed);

    /** Everything that it must know to go on elsewhere. */
    byte[] state();
}
