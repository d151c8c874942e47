/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The registry of information elements: IANA's IPFIX registry as a CSV resource in IANA's own column names.
 */
@NullMarked
package io.flowhound.netflow.element;

import org.jspecify.annotations.NullMarked;
