/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

/**
 * Whether there is history enough to tell what is unusual.
 *
 * @param historyDays days of history before the day that is judged
 * @param learningDays days that are needed before anything is judged
 * @param trialDays days after these at whose end their findings are told all at once
 */
public record LearningState(int historyDays, int learningDays, int trialDays) {
    /** Whether nothing is alerted at all. */
    public boolean isLearning() {
        return historyDays < learningDays;
    }

    /** Whether findings are held until the trial is over. */
    public boolean isTrial() {
        return learningDays > 0 && !isLearning() && historyDays < learningDays + trialDays;
    }

    /** For people. */
    public String words() {
        if (isLearning()) {
            return "learning: " + historyDays + " of " + learningDays
                    + " days of history are there, until then nothing is alerted";
        }
        if (isTrial()) {
            int day = historyDays - learningDays + 1;
            return "learning: there is history enough; day " + day + " of " + trialDays
                    + " on trial, what is found in it is told at its end";
        }
        return historyDays + " days of history";
    }
}
