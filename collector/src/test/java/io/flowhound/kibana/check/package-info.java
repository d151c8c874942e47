/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Judges our saved objects without a Kibana: what its importer would refuse, what its pages would fail at, and what its panels would
 * ask of Elasticsearch.
 *
 * <p>In: the NDJSON that {@code setup} imports. Out: problems ({@link io.flowhound.kibana.check.Linter}) and search requests
 * ({@link io.flowhound.kibana.check.PanelQueries}). It knows Kibana's forms only, nothing of the page files or of how they are compiled,
 * so that it does not repeat a mistake of the compiler. What a real Kibana 8.12.2 said to each of these defects was seen once, by hand.
 */
@NullMarked
package io.flowhound.kibana.check;

import org.jspecify.annotations.NullMarked;
