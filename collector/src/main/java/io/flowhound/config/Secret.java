/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** A password or key. Its text form is a mask, so that it cannot get into a log by accident. */
public record Secret(String reveal) {
    static final String MASK = "********";

    @Override
    public String toString() {
        return MASK;
    }
}
