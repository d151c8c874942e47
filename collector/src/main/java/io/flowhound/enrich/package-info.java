/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Adds what the exporter did not say: GeoIP, AS, community id, names of services, locality and direction, and who has
 * an address at the time.
 *
 * <p>In: flows. Out: the same flows, with more fields, to the next {@link io.flowhound.flow.FlowHandler}. Nothing here waits
 * or does I/O while a flow passes.
 */
@NullMarked
package io.flowhound.enrich;

import org.jspecify.annotations.NullMarked;
