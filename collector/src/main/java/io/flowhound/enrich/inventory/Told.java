/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

/** What is said, or not, of something that is either so or not. */
public enum Told {
    UNSAID,
    YES,
    NO;

    /** This, else what is said of something around it. */
    Told or(Told other) {
        return this == UNSAID ? other : this;
    }
}
