/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The registry of information elements: IANA's, NetFlow v9's own, those of vendors and those of users, from CSV tables in
 * IANA's own column names. The compiler of templates asks it what a number means.
 */
@NullMarked
package io.flowhound.netflow.element;

import org.jspecify.annotations.NullMarked;
