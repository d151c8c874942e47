/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The specification of the way from datagrams to documents, by example: cases named after an exporter and its oddity, and
 * for each a file of the documents and counters that it gives.
 */
@NullMarked
package io.flowhound.golden;

import org.jspecify.annotations.NullMarked;
