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
 *
 * <p>{@link io.flowhound.journal.FileJournal} has segment files on this machine, a thread that forces them to the disk
 * ({@code Syncer}), and one that writes the checkpoint, deletes and makes room ({@code Housekeeper}). Nothing outside relies
 * on files: with Kafka a position would be the offset in a partition, an incarnation the topic's identity and the partition's
 * number, the partition's key the exporter, and there would be a reader for each partition.
 */
@NullMarked
package io.flowhound.journal;

import org.jspecify.annotations.NullMarked;
