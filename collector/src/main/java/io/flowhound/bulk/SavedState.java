/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

/**
 * Where to go on after a restart, and with what.
 *
 * @param position the journal position to go on at
 * @param state what was known there; not to be changed
 */
public record SavedState(long position, byte[] state) {}
