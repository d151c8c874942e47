/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Recognises the same traffic told more than once, and makes one document of it.
 *
 * <p>{@code Conversations} stands between decoder and assembler: it holds records as octets, by unordered 5-tuple, for some seconds of
 * arrival time ({@code RecordRing}, {@code OpenGroups}). Then all that was told of a 5-tuple in that time is assembled at once, and
 * {@code Merge} puts it together: which observer counts ({@code KnownFlows}), which records are the two ways of one flow
 * ({@code Pairing}), which side is the client ({@link io.flowhound.flow.Sides}), and what the one document says
 * ({@code Composition}).
 *
 * <p>All this follows from the journal and the state alone: arrival times in it are the only clock. So whoever goes on from a saved
 * state makes the same documents under the same ids.
 *
 * <p>In: records from {@code netflow}. Out: flows by {@link io.flowhound.flow.FlowHandler}, which {@code enrich} implements.
 */
@NullMarked
package io.flowhound.conversation;

import org.jspecify.annotations.NullMarked;
