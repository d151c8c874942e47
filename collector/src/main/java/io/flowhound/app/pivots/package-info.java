/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * {@code flowhound pivots}: the commands of the pivot hunt, and what of the configuration it goes by. They read their options, call
 * {@code pivot} and print what {@code pivot.report} draws; what they need of the program comes in by
 * {@link io.flowhound.app.pivots.PivotAccess}.
 */
@NullMarked
package io.flowhound.app.pivots;

import org.jspecify.annotations.NullMarked;
