/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The command {@code timeline}: flows, log lines and alerts of a host, of a pivot or of one connection, in one order of time.
 *
 * <p>{@link io.flowhound.app.timeline.TimelineReader} asks Elasticsearch for each of the three, {@link
 * io.flowhound.app.timeline.Happening} is what one document says in a line.
 */
@NullMarked
package io.flowhound.app.timeline;

import org.jspecify.annotations.NullMarked;
