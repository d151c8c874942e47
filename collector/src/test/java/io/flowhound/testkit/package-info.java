/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What several tests need: servers to speak to, and ways to make and read what goes over the wire.
 */
@NullMarked
package io.flowhound.testkit;

import org.jspecify.annotations.NullMarked;
