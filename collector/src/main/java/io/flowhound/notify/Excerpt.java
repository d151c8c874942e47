/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes the beginning of an answer as text on one line, and lets the rest go: nobody can make us read for ever. */
final class Excerpt implements BodySubscriber<String> {
    /** More than is shown, so that a secret at the cut is still recognised. */
    private static final int MOST = 2_000;

    private final CompletableFuture<String> done = new CompletableFuture<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    static BodyHandler<String> handler() {
        return info -> new Excerpt();
    }

    @Override
    public CompletionStage<String> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), MOST - octets.size())];
            buffer.get(part);
            octets.write(part, 0, part.length);
        }
        if (octets.size() == MOST) {
            if (subscription != null) {
                subscription.cancel();
            }
            onComplete();
        }
    }

    @Override
    public void onError(Throwable thrown) {
        onComplete(); // the status is known already, and that decides
    }

    @Override
    public void onComplete() {
        done.complete(octets.toString(StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip());
    }
}
