/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

import java.util.List;

/**
 * What Elasticsearch says of our indices and its disks at one moment.
 *
 * @param indices every open index of ours, in any order
 * @param disks those of all nodes; none when the key may not see them
 */
public record ClusterView(List<DatedIndex> indices, List<NodeDisk> disks) {
    public ClusterView {
        indices = List.copyOf(indices);
        disks = List.copyOf(disks);
    }
}
