/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import java.time.Duration;

/**
 * How the notifier works.
 *
 * @param prefix {@code index.prefix}
 * @param interval from one poll to the next
 */
public record NotifierSettings(String prefix, Duration interval) {}
