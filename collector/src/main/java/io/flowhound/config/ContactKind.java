/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What a machine can speak to for the first time. */
public enum ContactKind {
    COUNTRY,
    AS,
    SERVICE
}
