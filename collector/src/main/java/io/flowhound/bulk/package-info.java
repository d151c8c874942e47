/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Collects documents into bulk requests, reads the verdict on each, retries what can be retried and puts aside what
 * cannot, and says up to which journal position everything is stored.
 *
 * <p>In: documents from {@code ecs}. Out: {@link io.flowhound.bulk.BulkTransport}, which {@code elastic} implements.
 */
@NullMarked
package io.flowhound.bulk;

import org.jspecify.annotations.NullMarked;
