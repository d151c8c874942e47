/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What people can be told of. */
public enum NotifyKind {
    PIVOTS,
    DATA_AT_RISK,
    SILENCE,
    CONTACTS
}
