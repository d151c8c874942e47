/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

/** What people can be told of. */
public enum NoticeKind {
    /** Pivot alerts. */
    PIVOTS,
    /** That a condition of {@code /health} of a collector fails, and that it does no longer. */
    DATA_AT_RISK,
    /** That nothing comes from an exporter, and that it is back. */
    SILENCE,
    /** That a machine spoke to a country, an AS or a service for the first time. */
    CONTACTS
}
