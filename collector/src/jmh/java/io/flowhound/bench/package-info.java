/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Benchmarks of the path from datagrams to documents. {@link io.flowhound.bench.Benchmarks} runs them. */
@NullMarked
package io.flowhound.bench;

import org.jspecify.annotations.NullMarked;
