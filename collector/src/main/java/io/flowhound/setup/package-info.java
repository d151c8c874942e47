/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Installs index templates, or checks that they are there.
 */
@NullMarked
package io.flowhound.setup;

import org.jspecify.annotations.NullMarked;
