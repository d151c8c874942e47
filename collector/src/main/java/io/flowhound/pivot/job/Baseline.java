/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.EdgeDay;
import java.io.IOException;
import java.util.List;

/** Keeps the history of logins. */
@FunctionalInterface
public interface Baseline {
    /** Keeps edges of whole days; keeping them again changes nothing. */
    void write(List<EdgeDay> edges) throws IOException;
}
