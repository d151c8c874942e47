/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.pivot.Dismissed;
import java.io.IOException;

/** Knows which findings a person has dismissed. */
@FunctionalInterface
public interface Dismissals {
    /** All of it, also what was dismissed long ago. */
    Dismissed all() throws IOException;
}
