/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/** When a sender goes on with its batch. */
enum Next {
    AT_ONCE,
    /** After a pause, since it goes over by itself. */
    SOON,
    /** After a long pause, since somebody has to set it right. */
    LATE;

    /** The later of two. */
    Next or(Next other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
