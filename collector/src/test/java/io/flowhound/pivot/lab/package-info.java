/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Runs the pivot detector over labelled traffic in memory, without Elasticsearch: flows as the lab's generator writes them come
 * in, alerts as its scoring reads them go out. The naive method stands beside it for comparison. No part of the product.
 */
@NullMarked
package io.flowhound.pivot.lab;

import org.jspecify.annotations.NullMarked;
