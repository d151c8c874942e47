/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import java.util.Locale;

/** What {@code pivot.status} says: where an alert is in its life. What a person thinks of it is in {@code pivot.workflow.status}. */
public enum AlertStatus {
    /** New, and a person was told. */
    OPEN,
    /** Has changed since it was new, and a person was told at some time. */
    UPDATED,
    /** Other alerts of its day were more urgent, so nobody was told. */
    BELOW_BUDGET,
    /** A rule or a dismissal of the user says not to tell of it. */
    SUPPRESSED,
    /** Nothing can be added any more, or it turned out to be none. */
    CLOSED,
    /** An earlier leg was found, so that another alert has taken it in. */
    SUPERSEDED;

    /** As documents say it, such as {@code below-budget}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The status of a document.
     *
     * @throws IllegalArgumentException for a text that is none; the message lists those that are
     */
    public static AlertStatus of(String text) {
        for (AlertStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a status of an alert: give open, updated, below-budget, suppressed, closed or superseded");
    }
}
