/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Installs index templates, or checks that they are there ({@link io.flowhound.setup.Templates}).
 *
 * <p>In: the templates of the jar, made from {@code schema}. Out: requests to Elasticsearch through {@code elastic}.
 */
@NullMarked
package io.flowhound.setup;

import org.jspecify.annotations.NullMarked;
