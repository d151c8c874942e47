/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Everything that the hunt reads from Elasticsearch, and the history that it keeps there.
 *
 * <p>In: flow documents, by way of {@link io.flowhound.pivot.query.LoginReader} (login records by arrival, or by host),
 * {@link io.flowhound.pivot.query.ArrivalCounts}, {@link io.flowhound.pivot.query.EdgeHistory} (who logged in where on a past day) and
 * {@link io.flowhound.pivot.query.Coverage} (where anybody looks at all). Out: login records and {@link io.flowhound.pivot.EdgeDay}s to
 * {@code detect} and {@code job}; {@link io.flowhound.pivot.query.BaselineStore} writes the latter and reads them back. Every request
 * goes through one {@link io.flowhound.pivot.query.QueryClient}, which counts it.
 */
@NullMarked
package io.flowhound.pivot.query;

import org.jspecify.annotations.NullMarked;
