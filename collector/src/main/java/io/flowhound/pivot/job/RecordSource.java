/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.LoginRecord;
import java.io.IOException;
import java.util.function.Consumer;

/** Where login records are read from. */
@FunctionalInterface
public interface RecordSource {
    /**
     * Reads every login record that arrived in a span of time, in any order. Whatever is indexed when it is called is found.
     *
     * @param from arrival, milliseconds since 1970
     * @param to arrival, milliseconds since 1970; not included
     */
    void read(long from, long to, Consumer<LoginRecord> into) throws IOException;
}
