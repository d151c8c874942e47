/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Node;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often a node failed, since a request that fails at one is sent to the next one. Safe for use by several threads. */
final class NodeFailures extends Rest5Client.FailureListener {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void onFailure(Node node) {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
