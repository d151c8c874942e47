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
 * <p>Answers and what follows:
 *
 * <ul>
 *   <li>429, of an item or the request: what was refused is sent again after a pause that grows, with jitter ({@code Backoff}),
 *       with half as many requests under way ({@code Permits}); a full disk (flood stage) is an alarm at once.
 *   <li>408, 5xx, no answer: the same without fewer requests.
 *   <li>413, and 400 of a whole request: the request is halved until one document is left, which is at fault.
 *   <li>400 of a document: into {@code DeadLetters} at once. Any other 4xx: five times, while others get into the same index.
 *   <li>401, 403, 404, blocked or closed index, too many shards: long pauses and an alarm.
 *   <li>409: stored, when an earlier request may have done it: one of this batch, one that the HTTP client repeated, or one of
 *       an earlier run, which may have sent all that the journal held when this run opened it. Else {@code Conflicts}: an
 *       alarm, and into the dead-letter file, since what is stored there is something else.
 * </ul>
 *
 * <p>{@code DeadLetterBox} and {@code Resend} are for commands: they read the dead-letter file, take documents out of it and
 * send them again, also while a collector appends.
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
