/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app.timeline;

/** What a line of a timeline stands for. */
enum Kind {
    FLOW("flow"),
    LOG("log"),
    ALERT("alert");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** Its name in output. */
    String text() {
        return text;
    }
}
