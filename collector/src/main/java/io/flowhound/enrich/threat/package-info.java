/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Lists of addresses with a bad name: reads them from files, and finds for an address all entries of all lists that hold it.
 *
 * <p>In: files. Out: {@link io.flowhound.enrich.threat.Listed} for an address, which the places of addresses keep. Files are read on a
 * thread that no flow waits for.
 */
@NullMarked
package io.flowhound.enrich.threat;

import org.jspecify.annotations.NullMarked;
