/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The detector: login records in, findings out, by the way of connections, sessions, links and trees. It asks nobody and writes
 * nothing, and what it says depends on the records and the history only, not on the order in which they come.
 */
@NullMarked
package io.flowhound.pivot.detect;

import org.jspecify.annotations.NullMarked;
