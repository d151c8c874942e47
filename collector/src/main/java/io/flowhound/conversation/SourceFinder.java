/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.conversation;

import io.flowhound.flow.ExporterState;
import io.flowhound.netflow.ExporterKey;
import org.jspecify.annotations.Nullable;

/** Finds what is known of an exporter after a restart. */
public interface SourceFinder {
    /** The memory of an exporter; null when it is not known any more. */
    @Nullable
    ExporterState find(ExporterKey exporter);
}
