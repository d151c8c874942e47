/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** Whose names are asked for by reverse DNS. */
public enum ReverseDns {
    OFF,
    INTERNAL,
    ALL
}
