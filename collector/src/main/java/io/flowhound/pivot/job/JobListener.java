/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Finding;

/** Hears how the job goes, on the job's thread. */
public interface JobListener {
    JobListener NONE = new JobListener() {};

    /** Hears that ticks are done. */
    default void progress(Progress progress) {}

    /**
     * Hears that a person is to be told of a finding.
     *
     * @param latencyMillis from the end of its second leg to the alert; while stored time is gone through as fast as it goes, the
     *     end of the tick counts as the time of the alert
     */
    default void told(Finding finding, long latencyMillis) {}

    /** Hears something that a person should know, such as that another instance is at work. */
    default void note(String words) {}
}
