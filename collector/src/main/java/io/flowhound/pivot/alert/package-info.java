/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The life of alert documents. In: what the detector found, tick by tick. Out: one document an alert in
 * {@code PREFIX-pivots-YYYY.MM}, which grows with its finding, and copies of the flows that prove it in
 * {@code PREFIX-evidence-YYYY.MM}. What analysts write into an alert is theirs and stays. {@code report} draws an
 * {@link io.flowhound.pivot.alert.Alert}, {@code job} calls {@link io.flowhound.pivot.alert.AlertBook} after each tick.
 */
@NullMarked
package io.flowhound.pivot.alert;

import org.jspecify.annotations.NullMarked;
