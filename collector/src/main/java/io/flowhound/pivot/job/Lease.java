/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import org.jspecify.annotations.Nullable;

/**
 * Who may go on from a checkpoint.
 *
 * @param held whether that is who asked
 * @param owner who holds it
 * @param until until when, milliseconds since 1970
 * @param saved what was saved last; null when it is not held, or nothing was saved that can be used
 */
public record Lease(
        boolean held, String owner, long until, @Nullable Saved saved) {}
