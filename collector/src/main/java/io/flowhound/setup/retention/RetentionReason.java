/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.util.Locale;

/** Why an index is deleted. */
public enum RetentionReason {
    /** It is older than it is kept. */
    AGE,
    /** Its family takes more than its budget. */
    BUDGET,
    /** The disk of a node that holds it is nearly full. */
    DISK;

    /** The word for it in the log, in metrics and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
