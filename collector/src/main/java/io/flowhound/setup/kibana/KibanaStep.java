/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.kibana;

/**
 * What became of one part of the installation.
 *
 * @param message one line for the user; names cause and next step where something is wrong
 */
public record KibanaStep(Outcome outcome, String message) {
    public enum Outcome {
        /** It is there as it should be. */
        CURRENT,
        /** It was missing or another one, and is installed now. */
        INSTALLED,
        /** A dry run would install it. */
        WOULD_INSTALL,
        /** It is left as it is, although it is another one than ours. */
        KEPT,
        /** Something to know. */
        NOTE,
        /** Kibana refused something that one can do without. */
        REFUSED,
        /** It is not there as it should be. */
        FAILED
    }

    /** Whether the command can end well with it. */
    public boolean fine() {
        return outcome != Outcome.FAILED;
    }
}
