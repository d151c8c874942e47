/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a machine, each as a JSON string, or null.
 *
 * @param name what it is called; its identity
 * @param role what it is for
 * @param site where it is
 * @param zone which part of the network it belongs to
 */
@SuppressWarnings("ArrayRecordComponent")
public record Host(byte @Nullable [] name, byte @Nullable [] role, byte @Nullable [] site, byte @Nullable [] zone) {}
