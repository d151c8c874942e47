/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The hunt for pivots: A logs in to B, and from B somebody goes on to C. This package holds the words that its parts share;
 * {@code query} reads login records and their history out of Elasticsearch, {@code detect} makes sessions, links and findings of them and
 * knows nothing of Elasticsearch, {@code alert} writes and reads the alert documents, {@code report} draws them for people and other
 * programs, {@code job} lets it all go round. The method is explained in docs/pivots.md.
 */
@NullMarked
package io.flowhound.pivot;

import org.jspecify.annotations.NullMarked;
