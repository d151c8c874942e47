/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Makes one {@link io.flowhound.flow.FlowRecord} of each data record and makes sense of it: times, sampling, sides.
 *
 * <p>In: records and templates from {@code netflow}; a template is compiled once into a plan of primitive arrays. Out:
 * {@link io.flowhound.flow.FlowHandler}, which {@code enrich} implements.
 */
@NullMarked
package io.flowhound.flow;

import org.jspecify.annotations.NullMarked;
