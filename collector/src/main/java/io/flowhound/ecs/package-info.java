/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes a flow as an ECS document, as JSON bytes, straight into the buffer it is sent from.
 *
 * <p>In: flows. Out: {@link io.flowhound.ecs.DocumentHandler}, which {@code bulk} implements.
 */
@NullMarked
package io.flowhound.ecs;

import org.jspecify.annotations.NullMarked;
