/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The only package that speaks HTTP to Elasticsearch, and the private Elasticsearch of the demo and the tests.
 */
@NullMarked
package io.flowhound.elastic;

import org.jspecify.annotations.NullMarked;
