/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

import java.util.Locale;

/** What else is held for harmless when an alert is dismissed. */
public enum Scope {
    /** Nothing else: this alert only. */
    FINDING,
    /** Findings in which every login is between two hosts between which there is one in this alert. */
    EDGE,
    /** Findings with the same origin. */
    ORIGIN,
    /** Findings whose stepping stones are all among those of this one. */
    STEPPING_STONE;

    /** As documents and commands say it, such as {@code stepping-stone}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The scope of a text.
     *
     * @throws IllegalArgumentException for a text that is none; the message lists those that are
     */
    public static Scope of(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return scope;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a scope of a dismissal: give finding, edge, origin or stepping-stone");
    }
}
