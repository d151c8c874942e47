/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import io.flowhound.bulk.BulkTransport;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Waits for the answer to one bulk request; one with an error status is an answer, too. */
final class Answer implements ResponseListener {
    private final CompletableFuture<BulkTransport.Response> future = new CompletableFuture<>();

    CompletableFuture<BulkTransport.Response> future() {
        return future;
    }

    @Override
    public void onSuccess(Response response) {
        try {
            future.complete(new BulkTransport.Response(response.getStatusCode(), Bodies.read(response)));
        } catch (IOException e) {
            future.completeExceptionally(e);
        }
    }

    @Override
    public void onFailure(Exception thrown) {
        if (thrown instanceof ResponseException refused) {
            onSuccess(refused.getResponse());
        } else {
            future.completeExceptionally(thrown);
        }
    }
}
