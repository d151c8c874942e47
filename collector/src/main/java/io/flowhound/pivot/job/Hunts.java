/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;

/** Makes detectors. */
public interface Hunts {
    /** One that begins at a time of arrival, with the history of the days before that of {@code position}. */
    Hunt begin(long position) throws IOException;

    /**
     * One that goes on where another was.
     *
     * @param historyBefore the history of the days before that of this time is to be loaded, milliseconds since 1970; the days since
     *     are in the state
     * @param state what {@link Hunt#state} gave
     * @throws IllegalArgumentException when the state cannot be read; the message says why
     */
    Hunt resume(long historyBefore, byte[] state) throws IOException;
}
