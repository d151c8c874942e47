/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The configuration: YAML to records, with every problem found reported at once.
 */
@NullMarked
package io.flowhound.config;

import org.jspecify.annotations.NullMarked;
