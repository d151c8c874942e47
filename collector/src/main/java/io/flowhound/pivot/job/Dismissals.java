/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import java.io.IOException;
import java.util.Set;

/** Knows which findings a person has dismissed. */
@FunctionalInterface
public interface Dismissals {
    /** Ids of the findings whose logins are usual. */
    Set<String> ids() throws IOException;
}
