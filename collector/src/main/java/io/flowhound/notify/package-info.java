/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Tells people of pivot alerts by webhooks, ntfy and mail ({@link io.flowhound.notify.Notifier}). It reads the alerts that are
 * stored, whoever found them, and remembers in Elasticsearch what has been told, so that several collectors tell everything once.
 */
@NullMarked
package io.flowhound.notify;

import org.jspecify.annotations.NullMarked;
