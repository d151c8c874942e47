/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import io.flowhound.bulk.BulkTransport;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Posts our own NDJSON by the low-level client, which moves on to the next URL when one does not answer. A request may so
 * be carried out twice; every document is a {@code create} with an id of ours, so that this stores nothing twice.
 */
final class RestBulkTransport implements BulkTransport, AutoCloseable {
    private static final String FILTER = "took,errors,items.*.status,items.*.error.type,items.*.error.reason";
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    private final Rest5Client client;
    private final Failures failures;
    private final NodeFailures nodeFailures;
    private final boolean gzip;
    private final ConcurrentLinkedQueue<GzipBuffer> idle = new ConcurrentLinkedQueue<>();

    RestBulkTransport(Rest5Client client, Failures failures, NodeFailures nodeFailures, boolean gzip) {
        this.client = client;
        this.failures = failures;
        this.nodeFailures = nodeFailures;
        this.gzip = gzip;
    }

    @Override
    public Response send(byte[] body, int length) throws IOException, InterruptedException {
        if (!gzip) {
            return post(new ByteArrayEntity(body, 0, length, NDJSON));
        }
        GzipBuffer taken = idle.poll();
        GzipBuffer buffer = taken == null ? new GzipBuffer() : taken;
        try {
            buffer.compress(body, length);
            return post(new ByteArrayEntity(buffer.octets(), 0, buffer.length(), NDJSON, "gzip"));
        } finally {
            idle.add(buffer);
        }
    }

    private Response post(ByteArrayEntity entity) throws IOException, InterruptedException {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", FILTER);
        request.setEntity(entity);
        Answer answer = new Answer();
        long failed = nodeFailures.count();
        Cancellable exchange = client.performRequestAsync(request, answer);
        try {
            Response response = answer.future().get();
            // Of this request or another one under way: that does not matter, it only has to be never too few.
            return nodeFailures.count() == failed ? response : new Response(response.status(), response.body(), true);
        } catch (InterruptedException e) {
            exchange.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void close() {
        for (GzipBuffer buffer = idle.poll(); buffer != null; buffer = idle.poll()) {
            buffer.close();
        }
    }
}
