/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Deletes old indices and creates the next ones ahead of time.
 *
 * <p>In: which indices there are, how large they are and how full the disks are ({@link io.flowhound.setup.retention.ClusterView}).
 * Between: {@link io.flowhound.setup.retention.Planner}, which decides and asks nobody. Out: requests to Elasticsearch through {@code
 * elastic}, by {@link io.flowhound.setup.retention.RetentionClient}; {@link io.flowhound.setup.retention.RetentionTask} makes them again and
 * again.
 */
@NullMarked
package io.flowhound.setup.retention;

import org.jspecify.annotations.NullMarked;
