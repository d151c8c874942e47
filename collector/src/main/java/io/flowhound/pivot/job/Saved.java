/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

/**
 * What a checkpoint holds.
 *
 * @param position arrival time up to which everything is judged and recorded, milliseconds since 1970
 * @param state what was known there
 */
public record Saved(long position, byte[] state) {}
