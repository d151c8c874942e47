/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.alert;

/**
 * A row of {@code pivot.history}: how an alert came to be what it is.
 *
 * @param at arrival time up to which the flows had been seen, milliseconds since 1970
 * @param action such as {@code pivot-updated}
 * @param version of the alert from then on, 1 or more
 * @param legs how many it had
 * @param score 0 to 1
 * @param severity such as {@code high}
 */
public record Change(long at, String action, int version, int legs, double score, String severity) {}
