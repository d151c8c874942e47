/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.schema;

/** How much of a flow its document carries, from least to most. Configured as {@code documents.profile}. */
public enum Profile {
    /** What the dashboards, the map and the pivot job need; constants and what can be derived are left out. */
    LEAN,
    /** What users of ECS expect. The default. */
    STANDARD,
    /** Everything that the exporter said. */
    FULL
}
