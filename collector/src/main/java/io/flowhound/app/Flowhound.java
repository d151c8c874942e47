/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

/** The command line. */
public final class Flowhound {
    private Flowhound() {}

    public static void main(String[] args) {}
}
