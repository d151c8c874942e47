/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a running collector tells people about its exporters: the pipeline publishes what its decoder knows
 * ({@link io.flowhound.app.status.ReportBoard}), pages of the admin server turn it into JSON with hints, and the commands
 * turn that into tables.
 */
@NullMarked
package io.flowhound.app.status;

import org.jspecify.annotations.NullMarked;
