/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a person made of an alert: {@code pivot.workflow.*}.
 *
 * @param status {@code acknowledged}, {@code confirmed}, {@code dismissed} or {@code reopened}; null when nobody has looked at it
 * @param assignee who takes care of it, or null
 * @param note why, or null
 * @param at when that was said, milliseconds since 1970; 0 for never
 * @param until when a dismissal ends, milliseconds since 1970; 0 for never
 * @param scope what a dismissal holds for, {@link Scope#FINDING} when it does not say
 */
public record WorkflowState(
        @Nullable String status,
        @Nullable String assignee,
        @Nullable String note,
        long at,
        long until,
        Scope scope) {
    public static final String ACKNOWLEDGED = "acknowledged";
    public static final String CONFIRMED = "confirmed";
    public static final String DISMISSED = "dismissed";
    public static final String REOPENED = "reopened";

    /** Whether it is dismissed as harmless, whether or not the end of that has come. */
    public boolean dismissed() {
        return DISMISSED.equals(status);
    }
}
