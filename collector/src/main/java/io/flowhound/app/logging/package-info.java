/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The log: what a line looks like, and where it goes (stderr; stdout carries only results).
 */
@NullMarked
package io.flowhound.app.logging;

import org.jspecify.annotations.NullMarked;
