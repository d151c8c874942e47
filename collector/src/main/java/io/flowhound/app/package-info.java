/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The commands, and the wiring of all the parts in the order of the data flow.
 */
@NullMarked
package io.flowhound.app;

import org.jspecify.annotations.NullMarked;
