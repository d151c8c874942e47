/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What people and other programs see of pivots. Alerts, judgements and counts come in; text for the terminal, JSON lines and
 * graphs in three formats go out. Nothing here asks Elasticsearch or writes to a stream: every method returns its text, and the
 * commands in {@code app} print it.
 */
@NullMarked
package io.flowhound.pivot.report;

import org.jspecify.annotations.NullMarked;
