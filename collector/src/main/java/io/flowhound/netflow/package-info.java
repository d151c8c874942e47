/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Decodes NetFlow v1, v5, v7, v9 and IPFIX messages: headers, sets, templates, options templates.
 *
 * <p>In: journal entries. Out: data records and options records to a {@link io.flowhound.netflow.RecordHandler}, which
 * {@code flow} implements. Knows templates and lengths, but not what a field means for a document.
 */
@NullMarked
package io.flowhound.netflow;

import org.jspecify.annotations.NullMarked;
