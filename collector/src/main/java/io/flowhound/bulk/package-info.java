/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Collects documents into bulk requests, reads the verdict on each, retries what can be retried and puts aside what
 * cannot, and says up to which journal position everything is stored.
 *
 * <p>{@link io.flowhound.bulk.BulkWriter} fills a batch on the pipeline thread; a sender's {@code Delivery} brings it to
 * Elasticsearch, {@code Verdict} being the table of what an answer means, {@code ItemJudge} what is done about it, and
 * {@code Window} how much is sent at once; {@code CommitQueue} puts the batches back into order. A batch is used again only
 * when it is committed, which bounds memory and makes the pipeline wait while Elasticsearch does.
 *
 * <p>Nothing is put aside on suspicion: unless the error can only come from the document, others have to get into the same
 * index first ({@code Doubt}). A closed index, a full cluster or a proxy in between must not empty the journal into the
 * dead-letter file.
 *
 * <p>In: documents from {@code ecs}. Out: {@link io.flowhound.bulk.BulkTransport}, which {@code elastic} implements.
 */
@NullMarked
package io.flowhound.bulk;

import org.jspecify.annotations.NullMarked;
