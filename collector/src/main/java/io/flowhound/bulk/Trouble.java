/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.bulk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a batch has to be tried again.
 *
 * @param alarm it does not go over by itself: somebody has to change something
 * @param text cause and next step
 * @param failure to be logged with its stack, null when the text says all
 */
record Trouble(boolean alarm, String text, @Nullable Throwable failure) {
    static Trouble unreachable(IOException failure) {
        String message = failure.getMessage();
        return new Trouble(
                false,
                "No answer from Elasticsearch ("
                        + (message == null ? failure.getClass().getSimpleName() : message)
                        + "): check that it runs and that elasticsearch.urls names it",
                null);
    }

    static Trouble unexpected(Throwable failure) {
        return new Trouble(true, "A bulk request failed unexpectedly (" + failure + "): please report it", failure);
    }

    static Trouble deadLetters(IOException failure) {
        return new Trouble(
                true,
                "The dead-letter file cannot be written (" + failure
                        + "): free space in data.dir or make it writable; refused documents are kept until then",
                null);
    }

    static Trouble notUnderstood(int status, String what) {
        return new Trouble(
                true,
                "The answer to a bulk request (HTTP " + status + ") is not one of Elasticsearch, " + what
                        + ": check that elasticsearch.urls names Elasticsearch, not something in between",
                null);
    }

    /** A whole request was answered with an error. */
    static Trouble request(int status, BulkError error) {
        return new Trouble(
                !temporary(status, error),
                "Elasticsearch refuses bulk requests with HTTP " + status + detail(error) + ": "
                        + advice(status, error),
                null);
    }

    /** Some documents of a request were answered with an error, this among them. */
    static Trouble items(int documents, String index, int status, BulkError error) {
        return new Trouble(
                !temporary(status, error),
                "Elasticsearch does not take " + documents + " documents now, for instance in " + index
                        + " with status " + status + detail(error) + ": " + advice(status, error),
                null);
    }

    private static String detail(BulkError error) {
        String text = error.toString();
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    /** Whether it goes over by itself. A 429 for a full disk (flood stage) does not. */
    static boolean temporary(int status, BulkError error) {
        return (status == 429 && !error.type().equals("cluster_block_exception")) || status == 408 || status >= 500;
    }

    private static String advice(int status, BulkError error) {
        return switch (error.type()) {
            case "cluster_block_exception" ->
                "free disk space there or lift the write block; writing goes on by itself";
            case "validation_exception" -> "delete old indices or raise cluster.max_shards_per_node";
            case "index_closed_exception" -> "open the index or delete it";
            default -> byStatus(status);
        };
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 401 -> "check elasticsearch.api-key, or user and password; the key may have expired";
            case 403 -> "give the key create_doc and auto_configure on the indices";
            case 404 -> "allow the index to be created (action.auto_create_index), and check elasticsearch.urls";
            case 413 -> "raise http.max_content_length, or the limit of the proxy in between";
            case 408, 429 -> "it is overloaded; sending goes on more slowly";
            default ->
                status >= 500
                        ? "see the log of Elasticsearch; sending goes on by itself"
                        : "see the reason given and the log of Elasticsearch; sending goes on when it is set right";
        };
    }
}
