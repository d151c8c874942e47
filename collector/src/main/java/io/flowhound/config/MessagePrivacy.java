/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What becomes of the text of log lines where addresses are truncated or replaced. */
public enum MessagePrivacy {
    KEEP,
    MASK,
    DROP
}
