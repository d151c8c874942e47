/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.HttpHost;

/**
 * Takes the nodes of a cluster in turn. One that has failed is left out for a minute, unless the others fail too. Safe for use
 * by several threads.
 */
final class Nodes {
    private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoTime;
    private final List<Node> nodes = new ArrayList<>();
    private int turn;

    private static final class Node {
        private final HttpHost host;
        private boolean failed;
        private long failedAt;

        Node(HttpHost host) {
            this.host = host;
        }
    }

    /** @param urls one or more, of {@code http} or {@code https} */
    Nodes(List<URI> urls, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (URI url : urls) {
            nodes.add(new Node(host(url)));
        }
    }

    private static HttpHost host(URI url) {
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        String name = url.getHost().startsWith("[")
                ? url.getHost().substring(1, url.getHost().length() - 1)
                : url.getHost();
        return new HttpHost(tls ? "https" : "http", name, port);
    }

    int count() {
        return nodes.size();
    }

    /** The one whose turn it is: the next that has not failed, or the one that failed longest ago. */
    synchronized HttpHost next() {
        long now = nanoTime.getAsLong();
        Node best = nodes.get(turn % nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get((turn + i) % nodes.size());
            if (!node.failed || now - node.failedAt >= REST_NANOS) {
                best = node;
                break;
            }
            if (node.failedAt - best.failedAt < 0) {
                best = node;
            }
        }
        turn = nodes.indexOf(best) + 1;
        return best.host;
    }

    /** Notes that a node has answered; with 502, 503 or 504 another one may do better. */
    void answered(HttpHost host, int status) {
        mark(host, status >= 502 && status <= 504);
    }

    /** Notes that a node has not answered. */
    void failed(HttpHost host) {
        mark(host, true);
    }

    private synchronized void mark(HttpHost host, boolean failed) {
        for (Node node : nodes) {
            if (node.host.equals(host)) {
                node.failed = failed;
                node.failedAt = nanoTime.getAsLong();
            }
        }
    }
}
