/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Checks of what stands in {@code docker/}: files for an engine that is not needed here, and scripts that run without one. */
@NullMarked
package io.flowhound.docker;

import org.jspecify.annotations.NullMarked;
