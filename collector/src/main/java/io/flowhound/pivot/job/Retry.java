/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.pivot.job;

import io.flowhound.elastic.ElasticException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks Elasticsearch until it answers: waits longer from time to time, and longest for what somebody has to set right. One that is not
 * patient gives up at once on what does not go over by itself, and on the rest after some attempts.
 */
final class Retry {
    private static final long LEAST_MILLIS = 500;
    private static final long MOST_MILLIS = 30_000;
    private static final int ATTEMPTS = 8;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** A request. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException;
    }

    /** A request without an answer. */
    @FunctionalInterface
    interface Action {
        void make() throws IOException;
    }

    private final Pause pause;
    private final boolean patient;
    private final Consumer<@Nullable String> trouble;

    /**
     * Makes one.
     *
     * @param patient whether it goes on for ever
     * @param trouble hears what is wrong whenever something is, and null when that is over
     */
    Retry(Pause pause, boolean patient, Consumer<@Nullable String> trouble) {
        this.pause = pause;
        this.patient = patient;
        this.trouble = trouble;
    }

    void run(Action action) throws IOException, InterruptedException {
        call(() -> {
            action.make();
            return "";
        });
    }

    /**
     * Makes a request, if need be again and again.
     *
     * @throws CancellationException when the job is to stop before it succeeded
     * @throws IOException when it gives up
     */
    <T> T call(Call<T> call) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                T answer = call.make();
                if (attempt > 1) {
                    trouble.accept(null);
                }
                return answer;
            } catch (LeaseLostException lost) {
                throw lost;
            } catch (IOException failure) {
                boolean passes = passes(failure);
                if (!patient && (!passes || attempt >= ATTEMPTS)) {
                    throw failure;
                }
                trouble.accept(failure.getMessage());
                pause.await(passes ? Math.min(MOST_MILLIS, LEAST_MILLIS << Math.min(attempt - 1, 10)) : MOST_MILLIS);
                if (pause.stopping()) {
                    throw (CancellationException)
                            new CancellationException("stopped while waiting for Elasticsearch").initCause(failure);
                }
            }
        }
    }

    /** Whether nobody has to do anything about it. */
    private static boolean passes(IOException failure) {
        return !(failure instanceof ElasticException elastic)
                || switch (elastic.kind()) {
                    case UNREACHABLE -> true;
                    case TLS, UNAUTHENTICATED, FORBIDDEN -> false;
                    case REFUSED ->
                        elastic.status() == REQUEST_TIMEOUT
                                || elastic.status() == TOO_MANY_REQUESTS
                                || elastic.status() >= SERVER_ERROR;
                };
    }
}
