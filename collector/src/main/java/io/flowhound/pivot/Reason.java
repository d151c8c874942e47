/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot;

/**
 * Why something is a finding, for people and for filters.
 *
 * @param code such as {@code first-seen-inbound-edge}
 * @param words one clause without a full stop, such as {@code 10.0.0.1 -> 10.0.0.2 not seen before}
 */
public record Reason(String code, String words) {}
