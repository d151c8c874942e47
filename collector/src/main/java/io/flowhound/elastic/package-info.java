/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The only package that speaks HTTP to Elasticsearch: {@link io.flowhound.elastic.ElasticClient} and its settings.
 *
 * <p>In: bulk requests from {@code bulk}, whose {@link io.flowhound.bulk.BulkTransport} it implements, and what {@code setup}
 * and the commands ask. Out: HTTP. The private Elasticsearch of the demo and the tests is in {@code local}.
 */
@NullMarked
package io.flowhound.elastic;

import org.jspecify.annotations.NullMarked;
