/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

/** What a webhook expects. */
public enum NotifyFormat {
    /** The alert document, or the template. */
    JSON,
    SLACK,
    TEAMS,
    DISCORD,
    MATTERMOST,
    MATRIX,
    GOTIFY
}
