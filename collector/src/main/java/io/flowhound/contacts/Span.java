/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.contacts;

/**
 * A stretch of arrival time.
 *
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970, not included
 */
record Span(long from, long to) {}
