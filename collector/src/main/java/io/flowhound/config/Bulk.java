/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.time.Duration;

/** How documents are sent to Elasticsearch. */
@Doc("How documents are sent to Elasticsearch.")
public record Bulk(
        @Doc("Size of a request, before compression. Elasticsearch refuses more than 100 MiB.")
        @Default("4MB")
        @Range(min = "64KB", max = "64MB")
        DataSize size,

        @Doc("How long a document waits at most for its request to fill up.")
        @Default("1s")
        @Range(min = "10ms", max = "1m")
        Duration maxWait,

        @Doc("Requests that may be under way at the same time.") @Default("2") @Range(min = "1", max = "64")
        int inFlight) {}
