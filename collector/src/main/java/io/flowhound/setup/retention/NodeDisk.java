/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.retention;

/**
 * The disk of a node.
 *
 * @param id of the node
 * @param name of the node, for people
 * @param total octets that it has
 * @param available octets that Elasticsearch can still use
 */
public record NodeDisk(String id, String name, long total, long available) {
    /**
     * On large disks this much free space is enough, whatever share it is: a little more than Elasticsearch's own low watermark asks for
     * there (15 % or 200 GB).
     */
    private static final long ENOUGH = 250_000_000_000L;

    long used() {
        return total - available;
    }

    /** How many octets must go so that the disk is no fuller than this; 0 or less when it is not. */
    long excess(int percent) {
        return Math.min(total / 100 * (100 - percent), ENOUGH) - available;
    }

    /** How full it is, in percent. */
    long percent() {
        return total == 0 ? 0 : used() / Math.max(1, total / 100);
    }
}
