/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What is said of an interface of an exporter.
 *
 * @param name as a JSON string, or null
 * @param alias what it is for, as a JSON string, or null
 * @param speed bits a second; 0 when it is not said
 */
@SuppressWarnings("ArrayRecordComponent")
public record Interface(byte @Nullable [] name, byte @Nullable [] alias, long speed) {}
