/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.FrozenDay;
import java.io.IOException;

/** Keeps the history of logins. */
@FunctionalInterface
public interface Baseline {
    /** Keeps a whole day, in place of all that was kept of it; keeping it again changes nothing. */
    void write(FrozenDay day) throws IOException;
}
