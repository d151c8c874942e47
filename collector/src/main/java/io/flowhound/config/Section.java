/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** A group of settings with rules between them, which the types and ranges of the single settings cannot say. */
interface Section {
    /** Reports what does not fit together. Called only when each setting by itself is right,
     * except for the whole {@link Configuration}: that comes last, whatever is wrong with its sections. */
    void check(SectionProblems problems);
}
