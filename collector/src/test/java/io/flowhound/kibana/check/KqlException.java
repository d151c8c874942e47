/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana.check;

/** Says that a text is not KQL. */
final class KqlException extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;

    /** @param position where in the text, from 0 */
    KqlException(String text, int position, String expected) {
        super("at " + position + ", before «" + text.substring(Math.min(position, text.length())) + "»: " + expected);
        this.position = position;
    }

    int position() {
        return position;
    }
}
