/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tells when files that users write beside the collector have to be read again.
 *
 * <p>In: the state of a file. Out: whether to read it. Its neighbours are {@code enrich.threat} and {@code enrich.inventory}.
 */
@NullMarked
package io.flowhound.enrich.file;

import org.jspecify.annotations.NullMarked;
