/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate.network;

/**
 * Where a packet of one way of a conversation is metered.
 *
 * @param offset microseconds from its sending until it is there
 */
record Probe(Router router, Slot slot, long offset) {}
