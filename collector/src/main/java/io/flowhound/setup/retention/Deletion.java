/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

/**
 * An index that is to go.
 *
 * @param index the index
 * @param reason why
 * @param why the same in figures, for people
 */
public record Deletion(DatedIndex index, RetentionReason reason, String why) {}
