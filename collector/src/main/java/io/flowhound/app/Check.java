/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import org.jspecify.annotations.Nullable;

/** One thing that {@code flowhound check} looks at. */
interface Check {
    /** Name in the output: a setting or a part. */
    String name();

    /**
     * Looks.
     *
     * @throws Exception counts as failed; its message is the result
     */
    Result run(Configuration configuration) throws Exception;

    /**
     * What was found.
     *
     * @param summary one line
     * @param nextStep what to do about it; absent when all is well
     */
    record Result(boolean ok, String summary, @Nullable String nextStep) {
        static Result ok(String summary) {
            return new Result(true, summary, null);
        }

        /** Good enough, but not as it should be. */
        static Result warning(String summary, String nextStep) {
            return new Result(true, summary, nextStep);
        }

        static Result failed(String summary, String nextStep) {
            return new Result(false, summary, nextStep);
        }
    }
}
