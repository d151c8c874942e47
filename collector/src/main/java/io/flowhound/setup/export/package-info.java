/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Writes everything that set-up installs as files, for clusters where somebody else holds the keys
 * ({@link io.flowhound.setup.export.SetupExport}).
 *
 * <p>In: index templates, saved objects, alert rules. Out: a folder with files to review, and a shell script that sends them.
 */
@NullMarked
package io.flowhound.setup.export;

import org.jspecify.annotations.NullMarked;
