/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How well the collector and its exporters do: a health document a minute for each of them, gauges, and the conditions of
 * {@code /health} that need more than one look. Reads the meters and the reports of the decoder; what it writes goes to
 * Elasticsearch by a thread of its own and never holds up flows.
 */
@NullMarked
package io.flowhound.app.quality;

import org.jspecify.annotations.NullMarked;
