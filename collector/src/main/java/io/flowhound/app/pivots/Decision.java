/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.pivots;

import io.flowhound.pivot.alert.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst makes of an alert.
 *
 * @param kind what
 * @param note why, or null
 * @param assignee who takes care of it, or null for nobody new
 * @param scope of a dismissal
 * @param until when a dismissal ends, milliseconds since 1970; 0 for never
 */
public record Decision(
        Kind kind, @Nullable String note, @Nullable String assignee, Scope scope, long until) {
    /** What can be made of an alert. */
    public enum Kind {
        ACKNOWLEDGE,
        CONFIRM,
        DISMISS,
        REOPEN
    }

    /** Without scope and end. */
    static Decision of(Kind kind, @Nullable String note, @Nullable String assignee) {
        return new Decision(kind, note, assignee, Scope.FINDING, 0);
    }
}
