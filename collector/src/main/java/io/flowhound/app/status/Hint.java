/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.status;

/**
 * Something about an exporter or the collector that people would want to know.
 *
 * @param id what programs may rely on, such as {@code clock-offset}
 * @param severity whether something is wrong or only worth knowing
 * @param text what it is and why that matters
 * @param nextStep what to do about it
 */
record Hint(String id, Severity severity, String text, String nextStep) {
    enum Severity {
        /** Data are missing or wrong. */
        PROBLEM,
        /** All is as it can be; one should know. */
        NOTE
    }

    static Hint problem(String id, String text, String nextStep) {
        return new Hint(id, Severity.PROBLEM, text, nextStep);
    }

    static Hint note(String id, String text, String nextStep) {
        return new Hint(id, Severity.NOTE, text, nextStep);
    }
}
