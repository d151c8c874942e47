/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is counted and how the counters relate ({@link io.flowhound.metrics.CollectorMetrics}), and every reason for which
 * something can be dropped. A leaf: every stage may use it, it uses none.
 */
@NullMarked
package io.flowhound.metrics;

import org.jspecify.annotations.NullMarked;
