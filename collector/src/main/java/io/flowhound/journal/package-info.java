/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Keeps every received datagram on disk until its documents are stored.
 *
 * <p>In: datagrams from {@code listen}. Out: the same datagrams in order, with arrival time and position, to a
 * {@link io.flowhound.journal.EntryHandler}, which {@code netflow} implements. A reader commits the position below which
 * everything is in Elasticsearch; after a restart reading goes on there.
 */
@NullMarked
package io.flowhound.journal;

import org.jspecify.annotations.NullMarked;
