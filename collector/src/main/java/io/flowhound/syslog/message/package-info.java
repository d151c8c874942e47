/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What the messages of programs and devices mean. In: the message of a line, header taken off. Out: the fields of its document,
 * put into a {@link io.flowhound.syslog.message.LogEvent}. One {@link io.flowhound.syslog.message.MessageParser} for each program or
 * device; they stand in the packages below by what they tell of.
 */
@NullMarked
package io.flowhound.syslog.message;

import org.jspecify.annotations.NullMarked;
